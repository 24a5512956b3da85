namespace Dropship.Security.Tests.Canary;

/// <summary>Files that are approved and kept hold none of the marks that tests put on secrets and buyers.</summary>
public sealed class ApprovedFilesTests
{
    private static readonly string[] Words = ["Quixworth", "Marblewhistle", "Zumbridge", "quokka", "wombat", "canary-7Q", "Canary-Name", "Canary-Street", "Canary-Tax", "canary@mail.invalid", "open-sesame"];

    [Fact]
    public void No_mark_is_in_an_approved_file()
    {
        List<string> files = [.. new[] { "src", "tests", "docs", "samples" }.SelectMany(folder => Sources.Files(folder, "*.txt").Concat(Sources.Files(folder, "*.md")))];
        files.Count.ShouldBeGreaterThan(20);
        files.SelectMany(file => Marks(file, Sources.Read(file))).ShouldBeEmpty();
    }

    [Fact]
    public void A_mark_is_named() => Marks("a.txt", "a snapshot with QUIXWORTH12 in it").ShouldBe(["a.txt: Quixworth"]);

    private static IEnumerable<string> Marks(string file, string text) => Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{file}: {word}");
}
