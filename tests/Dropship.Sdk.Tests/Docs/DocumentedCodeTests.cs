namespace Dropship.Sdk.Tests.Docs;

/// <summary>Code in documents is compiled: each block stands word for word in a source file, most of them in <c>Snippets</c> beside this test.</summary>
public sealed class DocumentedCodeTests
{
    private static readonly string[] Compiled = ["src", "tests", "samples", "benchmarks"];

    [Fact]
    public void Every_block_of_code_in_a_document_is_compiled()
    {
        var sources = Compiled.SelectMany(folder => House.Files(folder, "*.cs")).Select(file => File.ReadAllLines(House.At(file))).ToList();
        var blocks = House.Files("", "*.md").SelectMany(file => CodeBlock.In(file, File.ReadAllText(House.At(file)))).ToList();
        blocks.Count.ShouldBeGreaterThan(5, "the blocks were not found");
        blocks.Where(block => !sources.Any(block.StandsIn)).Select(block => $"{block}: no source file holds these lines; write them in tests/Dropship.Sdk.Tests/Docs/Snippets and copy them").ShouldBeEmpty();
    }

    [Fact]
    public void Blocks_are_found_with_their_lines()
    {
        var blocks = CodeBlock.In("a.md", "text\n```csharp\nvar a = 1;\n\nvar b = 2;\n```\n- x\n  ```cs\n  Run();\n  ```\n```bash\nls\n```\n").ToList();
        blocks.Select(block => block.Line).ShouldBe([3, 9]);
        blocks[0].Lines.ShouldBe(["var a = 1;", "", "var b = 2;"]);
        blocks[1].Lines.ShouldBe(["Run();"]);
    }

    [Theory]
    [InlineData("{\n    a();\n\n    b();\n}", true)]
    [InlineData("a();\n\nb();", true)]
    [InlineData("    a();\n\n        b();", false)]
    [InlineData("    a();\n    b();", false)]
    [InlineData("    a();\n\n    c();", false)]
    [InlineData("    a();", false)]
    [InlineData("", false)]
    public void A_block_stands_only_where_every_line_does(string source, bool stands) =>
        new CodeBlock("a.md", 1, ["a();", "", "b();"]).StandsIn(source.Split('\n')).ShouldBe(stands);

    [Theory]
    [InlineData("using System;\nusing One;\n\nclass A\n{\n    a();\n}", true)]
    [InlineData("using System;\n\nclass A\n{\n    a();\n}", false)]
    public void What_a_block_uses_stands_at_the_top_of_its_source(string source, bool stands) =>
        new CodeBlock("a.md", 1, ["using One;", "", "a();"]).StandsIn(source.Split('\n')).ShouldBe(stands);
}
