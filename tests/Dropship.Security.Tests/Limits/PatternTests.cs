using System.Text.RegularExpressions;

namespace Dropship.Security.Tests.Limits;

/// <summary>No pattern is made of data, and none runs without end.</summary>
public sealed partial class PatternTests
{
    private static readonly string[] Static = ["Regex.IsMatch(", "Regex.Match(", "Regex.Matches(", "Regex.Replace(", "Regex.Split(", "Regex.Count("];

    [Fact]
    public void Every_pattern_is_a_constant_with_a_time_out()
    {
        List<string> files = [.. Sources.Files("src", "*.cs")];
        files.Where(file => Sources.Read(file).Contains("[GeneratedRegex(", StringComparison.Ordinal)).ShouldNotBeEmpty();
        files.SelectMany(file => Offences(Sources.Read(file)).Select(offence => $"{file}: {offence}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[GeneratedRegex("^a+$", RegexOptions.None, 1000)]""", 0)]
    [InlineData("""[GeneratedRegex(@"\A[a-z]\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]""", 0)]
    [InlineData("""[GeneratedRegex("^a+$")]""", 1)]
    [InlineData("""[GeneratedRegex("^a+$", RegexOptions.None)]""", 1)]
    [InlineData("""[GeneratedRegex("^a+$", RegexOptions.None, -1)]""", 1)]
    [InlineData("""var is = Regex.IsMatch(text, pattern);""", 1)]
    public void A_pattern_that_may_run_without_end_is_named(string code, int offences) => Offences(code).Count().ShouldBe(offences);

    private static IEnumerable<string> Offences(string code) =>
        Static.Where(call => code.Contains(call, StringComparison.Ordinal)).Concat(Generated().Matches(code).Select(match => match.Value).Where(made => !Timed().IsMatch(made)));

    [GeneratedRegex(@"\[GeneratedRegex\(.*\)\]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Generated();

    [GeneratedRegex(@", (matchTimeoutMilliseconds: )?[0-9_]+\)\]$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Timed();
}
