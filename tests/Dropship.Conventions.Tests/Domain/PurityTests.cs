namespace Dropship.Conventions.Domain;

public sealed class PurityTests
{
    [Fact]
    public void The_domain_code_is_pure() => Purity.Offences(Repository.Domain).ShouldBeNone();

    [Fact]
    public void The_domain_assembly_is_pure()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Dropship.Domain.dll");
        AssemblyPurity.Offences("Dropship.Domain.dll", new MemoryStream(File.ReadAllBytes(path))).ShouldBeNone();
    }

    [Fact]
    public void The_domain_holds_values_only() => DomainShape.Offences(Repository.Domain).ShouldBeNone();

    [Theory]
    [InlineData("string Read() => File.ReadAllText(\"a\");", "System.IO.File")]
    [InlineData("object Ask() => new System.Net.Http.HttpClient();", "System.Net.Http.HttpClient")]
    [InlineData("Task Work() => Task.CompletedTask;", "System.Threading.Tasks.Task")]
    [InlineData("int Chance(Random source) => source.Next();", "System.Random")]
    [InlineData("object Clock() => TimeProvider.System;", "System.TimeProvider")]
    [InlineData("string Host() => Environment.MachineName;", "System.Environment")]
    [InlineData("void Say() => Console.WriteLine();", "System.Console")]
    [InlineData("object Look(Type type) => type.GetMethods();", "System.Reflection")]
    [InlineData("void Shut(object gate) { lock (gate) { } }", "System.Threading.Monitor")]
    public void An_impure_member_is_found_in_the_assembly(string member, string named)
    {
        using var assembly = new MemoryStream();
        Planted.Code($"public class Planted {{ {member} }}").Compilation.Emit(assembly).Success.ShouldBeTrue();
        assembly.Position = 0;
        AssemblyPurity.Offences("Planted.dll", assembly).ShouldName(named);
    }

    [Theory]
    [InlineData("string Read() => File.ReadAllText(\"a\");", "Planted.cs:1: System.IO.File")]
    [InlineData("System.Net.Http.HttpClient Ask() => new();", "System.Net.Http.HttpClient")]
    [InlineData("object Look(Type type) => type.GetMethods();", "System.Type.GetMethods")]
    [InlineData("object Make(Type type) => Activator.CreateInstance(type)!;", "System.Activator.CreateInstance")]
    [InlineData("async Task Work() => await Task.Yield();", "AwaitExpression")]
    [InlineData("object Clock() => TimeProvider.System;", "System.TimeProvider.System")]
    [InlineData("void Shut(object gate) { lock (gate) { } }", "LockStatement")]
    public void An_impure_member_is_found_in_the_code(string member, string named) => Purity.Offences(Planted.Code($"class Planted {{ {member} }}")).ShouldName(named);

    [Fact]
    public void Attributes_iterators_and_names_of_cases_are_not_impure()
    {
        var project = Planted.Code("[System.Diagnostics.DebuggerDisplay(\"a\")] public class A { System.Collections.Generic.IEnumerable<int> B() { yield return 1; } string C(object d) => d.GetType().Name; }");
        using var assembly = new MemoryStream();
        project.Compilation.Emit(assembly).Success.ShouldBeTrue();
        assembly.Position = 0;
        AssemblyPurity.Offences("Planted.dll", assembly).Concat(Purity.Offences(project)).ShouldBeNone();
    }

    [Fact]
    public void A_package_in_the_assembly_is_found()
    {
        using var assembly = new MemoryStream();
        Planted.Code("public class A { void B() => Shouldly.Should.Throw<System.Exception>(() => { }); }").Compilation.Emit(assembly).Success.ShouldBeTrue();
        assembly.Position = 0;
        AssemblyPurity.Offences("Planted.dll", assembly).ShouldName("references Shouldly");
    }

    [Theory]
    [InlineData("public sealed class A;", "A is a public class")]
    [InlineData("public struct A;", "A is a public mutable struct")]
    [InlineData("public delegate void A();", "A is a public delegate")]
    [InlineData("public sealed record A { public int B { get; set; } }", "A.B can be set")]
    [InlineData("public record struct A(int B);", "A.B can be set")]
    [InlineData("internal sealed class A { private int _b; }", "A._b is mutable")]
    [InlineData("internal static class A { private static int _b; }", "A._b is mutable")]
    public void A_type_that_is_no_value_is_found(string type, string named) => DomainShape.Offences(Planted.Code(type)).ShouldName(named);

    [Theory]
    [InlineData("public sealed record A(int B) { public int C { get; init; } }")]
    [InlineData("public readonly struct A { private readonly int _b; public int B => _b; }")]
    [InlineData("internal ref struct A { private int _b; public void C() => _b++; }")]
    [InlineData("public enum A { B } public interface C { int D { get; } } public static class E { public const int F = 1; }")]
    public void A_value_is_left_alone(string type) => DomainShape.Offences(Planted.Code(type)).ShouldBeNone();
}
