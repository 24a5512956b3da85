using System.Reflection;
using System.Runtime.Loader;

namespace Dropship.Mutants;

/// <summary>The specs of a built test assembly, each run by a plain call: a host for each mutant would take seconds.</summary>
internal sealed class Specs
{
    private Specs(Spec[] all, Switch mutants) => (All, Mutants) = (all, mutants);

    internal Spec[] All { get; }

    internal Switch Mutants { get; }

    /// <summary>Loads the tests and the assembly that Stryker changed, which lie in one folder.</summary>
    internal static Specs Load(Arguments from)
    {
        var tests = Path.Combine(from.Folder, from.Tests + ".dll");
        var resolver = new AssemblyDependencyResolver(tests);
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        var mutants = Switch.Of(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(from.Folder, from.Mutated + ".dll")))
            ?? throw new InvalidOperationException($"{from.Mutated}.dll in {from.Folder} is not the one that Stryker changed.");
        return new([.. AssemblyLoadContext.Default.LoadFromAssemblyPath(tests).GetTypes()
            .Where(static type => type.IsPublic)
            .SelectMany(static type => type.GetMethods().Where(IsSpec))
            .Where(spec => !from.Without.Any(word => $"{spec.DeclaringType!.FullName}.{spec.Name}".Contains(word, StringComparison.Ordinal)))
            .SelectMany(Cases)
            .OrderBy(static spec => spec.Name, StringComparer.Ordinal)], mutants);
    }

    private static bool IsSpec(MethodInfo method) =>
        method.GetCustomAttributes().FirstOrDefault(static attribute => Is(attribute, "Xunit.FactAttribute")) is { } fact && fact.GetType().GetProperty("Skip")!.GetValue(fact) is null;

    private static IEnumerable<Spec> Cases(MethodInfo method)
    {
        var name = $"{method.DeclaringType!.FullName}.{method.Name}";
        return method.GetParameters().Length == 0
            ? [new(method, [], name)]
            : method.GetCustomAttributes().Where(static attribute => Is(attribute, "Xunit.Sdk.DataAttribute"))
                .SelectMany(data => (IEnumerable<object?[]?>)data.GetType().GetMethod("GetData", [typeof(MethodInfo)])!.Invoke(data, [method])!)
                .Select((values, no) => new Spec(method, values ?? [null], $"{name} #{no}"));
    }

    private static bool Is(Attribute attribute, string name)
    {
        for (var type = attribute.GetType(); type is not null; type = type.BaseType)
            if (type.FullName == name) return true;
        return false;
    }
}
