using Xunit.Abstractions;

namespace Dropship.Conventions.Budgets;

/// <summary>The figures of the models we read (Polly, Noda Time, YARP) as a ceiling for src.</summary>
public sealed class BudgetTests(ITestOutputHelper output)
{
    [Fact]
    public void Files_are_short()
    {
        var files = Lengths.Files(Repository.Sources);
        output.WriteLine(files.ToString());
        files.Beyond(p50: 60, p90: 160).ShouldBeNone();
    }

    [Fact]
    public void Bodies_are_short()
    {
        var bodies = Lengths.Bodies(Repository.Sources);
        output.WriteLine(bodies.ToString());
        bodies.Beyond(p50: int.MaxValue, p90: 22).ShouldBeNone();
    }

    [Fact]
    public void Little_is_silenced()
    {
        output.WriteLine(Shares.Silent(Repository.Sources));
        Shares.TooSilent(Repository.Sources).ShouldBeNone();
    }

    [Fact]
    public void Little_is_public()
    {
        foreach (var project in Repository.Sources) output.WriteLine(Shares.Public(project));
        Repository.Sources.SelectMany(Shares.TooPublic).ShouldBeNone();
    }

    [Theory]
    [InlineData(401, "the file has 401 lines")]
    [InlineData(161, "p90 of all files is 161 lines, the budget is 160")]
    [InlineData(61, "p50 of all files is 61 lines, the budget is 60")]
    public void A_long_file_is_found(int lines, string named) => Lengths.Files([Planted.Code(Repeat("// x\n", lines))]).Beyond(60, 160).ShouldName(named);

    [Fact]
    public void A_short_file_is_left_alone() => Lengths.Files([Planted.Code(Repeat("// x\n", 60))]).Beyond(60, 160).ShouldBeNone();

    [Theory]
    [InlineData(61, "Long has 61 lines, at most 60")]
    [InlineData(23, "p90 of all bodies is 23 lines")]
    public void A_long_body_is_found(int lines, string named)
    {
        var statements = $"class A {{ void Long()\n{{\n{Repeat("Long();\n", lines)}}} }}";
        var expression = $"class A {{ int Long() =>\n1{Repeat("\n+ 1", lines - 1)}; }}";
        var getter = $"class A {{ int Long\n=>\n1{Repeat("\n+ 1", lines - 1)}; }}";
        foreach (var code in (string[])[statements, expression, getter]) Lengths.Bodies([Planted.Code(code)]).Beyond(int.MaxValue, 22).ShouldName(named);
    }

    [Theory]
    [InlineData("", 61, true)]
    [InlineData("#pragma warning disable format\n", 80, false)]
    [InlineData("#pragma warning disable format\n", 81, true)]
    public void An_aligned_table_may_be_longer(string pragma, int lines, bool found)
    {
        var arms = string.Concat(Enumerable.Range(0, lines - 3).Select(arm => $"{arm} => 1,\n"));
        var beyond = Lengths.Bodies([Planted.Code($"{pragma}class A {{ int Table(int a) => a switch\n{{\n{arms}}};\n}}")]).Beyond(int.MaxValue, int.MaxValue);
        beyond.Any().ShouldBe(found);
    }

    [Fact]
    public void Too_much_silence_is_found()
    {
        const string Silence = "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\", Justification = \"The vendor spells it so.\")] class A;\n";
        Shares.TooSilent([Planted.Code(Silence + Repeat("//\n", 900))]).ShouldName("Planted.cs:1", "SuppressMessage");
        Shares.TooSilent([Planted.Code(Silence + Repeat("//\n", 1000))]).ShouldBeNone();
        Shares.TooSilent([Planted.Project("Planted", "<PropertyGroup><NoWarn>CA1000</NoWarn></PropertyGroup>")]).ShouldName("NoWarn CA1000");
    }

    [Theory]
    [InlineData(12, 8, false)]
    [InlineData(13, 7, true)]
    public void Too_much_in_public_is_found(int open, int hidden, bool found)
    {
        var types = Enumerable.Range(0, open).Select(at => $"public class A{at};").Concat(Enumerable.Range(0, hidden).Select(at => $"class B{at};"));
        Shares.TooPublic(Planted.Code(string.Concat(types))).Any().ShouldBe(found);
    }

    [Fact]
    public void The_worst_five_are_named() => Lengths.Files([Planted.Files([.. Enumerable.Range(1, 7).Select(at => ($"src/Planted/F{at}.cs", Repeat("//\n", at)))])]).ToString()
        .ShouldBe("files: 7, lines p50 4, p90 7, max 7; worst: src/Planted/F7.cs:0 the file 7 lines, src/Planted/F6.cs:0 the file 6 lines, src/Planted/F5.cs:0 the file 5 lines, src/Planted/F4.cs:0 the file 4 lines, src/Planted/F3.cs:0 the file 3 lines");

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
