namespace Dropship.Conventions.Shape;

public sealed class SealednessTests
{
    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => Repository.Sources.SelectMany(Sealedness.Open).ShouldBeNone();

    [Fact]
    public void Every_abstract_record_is_a_closed_family() => Repository.Sources.SelectMany(Sealedness.LooseFamilies).ShouldBeNone();

    [Theory]
    [InlineData("class A;", "class A is open")]
    [InlineData("record A(int B);", "class A is open")]
    [InlineData("static class A { private class B; }", "class B is open")]
    public void An_open_class_is_found(string code, string named) => Sealedness.Open(Planted.Code(code)).ShouldName(named);

    [Theory]
    [InlineData("abstract record A { sealed record B : A; }", "A has a constructor that is protected")]
    [InlineData("abstract record A(int C) { sealed record B(int C) : A(C); }", "A has a constructor that is protected")]
    [InlineData("abstract record A { internal A() { } sealed record B : A; }", "A has a constructor that is internal")]
    [InlineData("abstract record A { private protected A() { } } sealed record B : A;", "case B stands outside its family A")]
    [InlineData("abstract record A<T> { private protected A() { } } sealed record B : A<int>;", "case B stands outside its family A")]
    public void A_loose_family_is_found(string code, string named) => Sealedness.LooseFamilies(Planted.Code(code)).ShouldName(named);

    [Theory]
    [InlineData("abstract record A { private A() { } public sealed record B(int C) : A; }")]
    [InlineData("abstract record A { private A(int d) => D = d; public int D { get; init; } public sealed record B(int C) : A(C); }")]
    [InlineData("abstract record A { private protected A() { } } abstract record B : A { private B() { } public sealed record C : B; }")]
    [InlineData("abstract record A { private A() { } public abstract record B : A { private B() { } public sealed record C : B; } }")]
    [InlineData("abstract class A; interface B; readonly struct C; static class D; sealed class E : A;")]
    public void A_closed_family_is_left_alone(string code)
    {
        var project = Planted.Code(code);
        Sealedness.LooseFamilies(project).Concat(Sealedness.Open(project)).ShouldBeNone();
    }
}
