namespace Dropship.Model.Tests;

/// <summary>The model of a purchase keeps its four properties in every configuration, and every mutant is found or survives as written.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Configurations => [.. Lines.Select(line => line.Split('|')[0].Trim())];

    private static IEnumerable<string> Lines => File.ReadLines(Checker.At("docs/models/configurations.txt")).Where(line => line.Length > 0 && line[0] != '#');

    [ModelTheory, MemberData(nameof(Configurations))]
    public void A_configuration_comes_out_as_written(string name)
    {
        var (_, said) = Checker.Table;
        var line = said.Split('\n').SingleOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
        line.ShouldNotBeNull($"nothing is said of {name}:\n{said}").ShouldEndWith("as expected");
    }

    [ModelTheory]
    [InlineData("ok ok ok ok", "violated ok ok ok", "expected violated ok ok ok")]
    [InlineData("35627 ", "35628 ", "expected 35628 states")]
    [InlineData("23102", "23101", "expected 23101 states for settles")]
    [InlineData("KIND=2 ", "KIND=2 M_LATE ", "expected ok ok ok ok")]
    [InlineData("KIND=2 ", "KIND=2 MAXCRASH= ", "does not compile")]
    public void A_deviation_is_found(string written, string planted, string said)
    {
        var house = Directory.CreateTempSubdirectory("model-");
        try
        {
            var (build, models) = (house.CreateSubdirectory("build").FullName, house.CreateSubdirectory("docs/models").FullName);
            File.Copy(Checker.At("build/model-check.sh"), Path.Combine(build, "model-check.sh"));
            File.Copy(Checker.At("docs/models/purchase.pml"), Path.Combine(models, "purchase.pml"));
            File.WriteAllText(Path.Combine(models, "configurations.txt"), Lines.Single(line => line.StartsWith("b ", StringComparison.Ordinal)).Replace(written, planted, StringComparison.Ordinal) + "\n");
            var (status, told) = Checker.RunScript(Path.Combine(build, "model-check.sh"));
            told.ShouldContain(said);
            status.ShouldBe(1, told);
        }
        finally
        {
            house.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_mutant_of_the_model_is_in_the_table()
    {
        var model = File.ReadAllText(Checker.At("docs/models/purchase.pml"));
        var mutants = System.Text.RegularExpressions.Regex.Matches(model, @"\bM_[A-Z]+\b").Select(match => match.Value).Distinct();
        foreach (var mutant in mutants) Lines.ShouldContain(line => line.Contains(mutant), $"{mutant} is never run");
    }
}
