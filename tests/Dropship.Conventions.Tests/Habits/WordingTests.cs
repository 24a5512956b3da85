namespace Dropship.Conventions.Habits;

public sealed class WordingTests
{
    [Fact]
    public void Nothing_is_silenced_unfinished_or_nameless() => Repository.Sources.SelectMany(Wording.Offences).ShouldBeNone();

    [Theory]
    [InlineData("#pragma warning disable CA1000\nclass A;", "Planted.cs:1: '#pragma warning disable CA1000'")]
    [InlineData("#pragma warning disable\nclass A;", "'#pragma warning disable'")]
    [InlineData("#pragma warning disable format, CA1000\nclass A;", "CA1000")]
    [InlineData("#nullable disable\nclass A;", "'#nullable disable'")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\")] class A;", "without a reason")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\", Justification = \"x\")] class A;", "without a reason")]
    [InlineData("class A\n{\n#region Fields\n#endregion\n}", "Planted.cs:3: a region")]
    [InlineData("// TO" + "DO: later\nclass A;", "in a comment")]
    [InlineData("/// <summary>FIX" + "ME one day.</summary>\nclass A;", "in a comment")]
    [InlineData("class A { /* HA" + "CK */ }", "in a comment")]
    [InlineData("class OrderHelper;", "OrderHelper is a name that says nothing")]
    [InlineData("static class StringUtils;", "StringUtils is a name")]
    [InlineData("namespace Planted.Common; class A;", "namespace Planted.Common says nothing")]
    [InlineData("class A { async void B() => await Task.Yield(); }", "async void")]
    [InlineData("class A { Action B() => async () => await Task.Yield(); }", "async void")]
    public void A_bad_habit_is_found(string code, string named) => Wording.Offences(Planted.Code(code)).ShouldName(named);

    [Fact]
    public void A_file_name_that_says_nothing_is_found() => Wording.Offences(Planted.Files(("src/Planted/Utils/Order.cs", ""))).ShouldName("src/Planted/Utils/Order.cs");

    [Theory]
    [InlineData("#pragma warning disable format\nclass A;\n#pragma warning restore format")]
    [InlineData("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"a\", \"b\", Justification = \"The vendor spells it so.\")] class A;")]
    [InlineData("/// <summary>A todo for a person; nobody hacks it.</summary>\nrecord Todo; class Commonwealth { async Task B() => await Task.Yield(); Func<Task> C() => async () => await Task.Yield(); }")]
    public void Plain_code_is_left_alone(string code) => Wording.Offences(Planted.Code(code)).ShouldBeNone();
}
