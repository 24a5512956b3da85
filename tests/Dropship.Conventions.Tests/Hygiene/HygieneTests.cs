namespace Dropship.Conventions.Hygiene;

public sealed class HygieneTests
{
    private static readonly MachinePaths Paths = new(Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private static readonly Lazy<IReadOnlyList<(string File, string Text)>> TextFiles = new(() =>
        [.. Repository.Files().Select(file => (file, File.ReadAllText(Repository.At(file)))).Where(entry => !entry.Item2.Contains('\0'))]);

    [Fact]
    public void No_file_names_a_place_on_a_machine() => TextFiles.Value.SelectMany(entry => Paths.Offences(entry.File, entry.Text)).ShouldBeNone();

    [Fact]
    public void No_file_in_src_is_too_long() => TextFiles.Value.Where(entry => entry.File.StartsWith("src/")).SelectMany(entry => House.TooLong(entry.File, entry.Text)).ShouldBeNone();

    [Fact]
    public void What_the_house_needs_is_there() => House.Missing(Repository.Sources.Select(project => project.Folder), Exists).ShouldBeNone();

    [Fact]
    public void Every_project_is_in_the_solution() =>
        House.Unlisted(Repository.Files().Where(file => file.EndsWith(".csproj")), File.ReadAllText(Repository.At("Dropship.Sdk.sln"))).ShouldBeNone();

    [Fact]
    public void Links_lead_somewhere() => TextFiles.Value.Where(entry => entry.File.EndsWith(".md")).SelectMany(entry => Links.Dead(entry.File, entry.Text, Exists)).ShouldBeNone();

    [Theory]
    [InlineData("see {0}root{0}notes.txt")]
    [InlineData("cd \"{0}work{0}main\"")]
    [InlineData("log: {0}tmp{0}some_jobs{0}1")]
    [InlineData("{0}home{0}ann{0}src")]
    [InlineData("built in {0}opt{0}clones{0}dropship{0}src")]
    public void A_place_on_a_machine_is_found(string line) =>
        new MachinePaths("/opt/clones/dropship", "/opt/me").Offences("a.md", "fine\n" + string.Format(null, line, '/')).ShouldName("a.md:2");

    [Theory]
    [InlineData("https://example.org{0}work{0}item and ..{0}root{0}x and src{0}work{0}y")]
    [InlineData("the work{0}root of it; {0}tmp{0}a.txt; ~{0}work{0}")]
    public void Other_slashes_are_left_alone(string line) => new MachinePaths("/opt/clones/dropship", "/opt/me").Offences("a.md", string.Format(null, line, '/')).ShouldBeNone();

    [Theory]
    [InlineData("[a](gone.md)", "gone.md")]
    [InlineData("![a](img/gone.png \"title\")", "img/gone.png")]
    [InlineData("[a](../gone.md#part)", "../gone.md#part")]
    [InlineData("[a]: gone.md", "gone.md")]
    public void A_dead_link_is_found(string line, string named) => Links.Dead("docs/a.md", "x\n" + line, path => path == "docs/there.md").ShouldName("docs/a.md:2", named);

    [Theory]
    [InlineData("[a](there.md) [b](./there.md#part) [c](../docs/there.md) [d](/docs/there.md) [e](https://example.org/x) [f](#part) [g](mailto:a@example.org)")]
    [InlineData("`[a](gone.md)`")]
    [InlineData("```\n[a](gone.md)\n```")]
    public void A_living_link_is_left_alone(string text) => Links.Dead("docs/a.md", text, path => path == "docs/there.md").ShouldBeNone();

    [Fact]
    public void A_missing_file_is_found() => House.Missing(["src/Planted"], file => file != "README.md" && file != "src/Planted/README.md").Select(offence => offence.File).ShouldBe(["README.md", "src/Planted/README.md"]);

    [Fact]
    public void A_project_outside_the_solution_is_found() => House.Unlisted(["src/A/A.csproj", "src/B/B.csproj"], "\"src\\A\\A.csproj\"").ShouldName("src/B/B.csproj");

    [Theory]
    [InlineData("src/A/A.cs", 401, true)]
    [InlineData("src/A/A.cs", 400, false)]
    [InlineData("src/A/A.api.txt", 401, false)]
    [InlineData("src/A/sbom.cdx.json", 401, false)]
    [InlineData("src/A/Data/theirs.json", 401, false)]
    [InlineData("src/A/ours.json", 401, true)]
    public void A_file_that_is_too_long_is_found(string file, int lines, bool found) => House.TooLong(file, string.Concat(Enumerable.Repeat("x\n", lines))).Any().ShouldBe(found);

    private static bool Exists(string path) => File.Exists(Repository.At(path)) || Directory.Exists(Repository.At(path));
}
