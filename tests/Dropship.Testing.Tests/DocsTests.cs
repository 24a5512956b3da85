using System.Text.RegularExpressions;

namespace Dropship.Testing.Tests;

/// <summary>The code of docs/write-an-adapter.md is compiled: it stands in the paper adapters between marks, and the page must hold the same lines. DROPSHIP_APPROVE=1 writes the page anew.</summary>
public sealed partial class DocsTests
{
    private const string Page = "docs/write-an-adapter.md";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Marked = new(() => Directory.EnumerateFiles(At("tests/Dropship.Testing.Tests/Adapters"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Marks.Matches(File.ReadAllText(file)))
        .ToDictionary(mark => mark.Groups["name"].Value, mark => Flush(mark.Groups["code"].Value)));

    [Fact]
    public void The_page_shows_the_code_that_is_compiled()
    {
        var text = File.ReadAllText(At(Page));
        var compiled = Blocks.Replace(text, block => $"<!-- compiled: {block.Groups["name"].Value} -->\n```csharp\n{Marked.Value.GetValueOrDefault(block.Groups["name"].Value, "nothing is marked so\n")}```");
        if (Environment.GetEnvironmentVariable("DROPSHIP_APPROVE") == "1") File.WriteAllText(At(Page), compiled);
        else text.ShouldBe(compiled);
        compiled.ShouldNotContain("nothing is marked so");
    }

    [Fact]
    public void No_code_on_the_page_is_left_uncompiled()
    {
        var text = File.ReadAllText(At(Page));
        Blocks.Count(text).ShouldBe(Regex.Count(text, "^```csharp$", RegexOptions.Multiline));
        Blocks.Matches(text).Select(block => block.Groups["name"].Value).ShouldBeUnique();
    }

    // As far to the left as it goes.
    private static string Flush(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : line.Trim()));
    }

    private static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }

    [GeneratedRegex("""^ *// <doc:(?<name>\w+)>\n(?<code>.*?\n) *// </doc:\k<name>>$""", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Marks { get; }

    [GeneratedRegex("""^<!-- compiled: (?<name>\w+) -->\n```csharp\n(?<code>.*?)```$""", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Blocks { get; }
}
