using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Dropship.Mutants;

/// <summary>The specs of a built test assembly, each run by a plain call: a host for each mutant would take seconds.</summary>
internal sealed class Specs
{
    private Specs(Spec[] all, Switch mutants, IReadOnlyList<int> made) => (All, Mutants, Made) = (all, mutants, made);

    internal Spec[] All { get; }

    /// <summary>The mutants of static values that were made while the specs and their values were gathered.</summary>
    internal IReadOnlyList<int> Made { get; }

    internal Switch Mutants { get; }

    /// <summary>Loads the tests and the assembly that Stryker changed, which lie in one folder.</summary>
    /// <param name="from">Where.</param>
    /// <param name="mutant">The mutant that is on from the first value that is made; none while it is watched what is met.</param>
    internal static Specs Load(Arguments from, int mutant = Switch.None)
    {
        var tests = Path.Combine(from.Folder, from.Tests + ".dll");
        var resolver = new AssemblyDependencyResolver(tests);
        AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => resolver.ResolveUnmanagedDllToPath(name) is { } path ? NativeLibrary.Load(path) : 0;
        var mutants = Switch.Of(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(from.Folder, from.Mutated + ".dll")))
            ?? throw new InvalidOperationException($"{from.Mutated}.dll in {from.Folder} is not the one that Stryker changed.");
        mutants.TurnOn(mutant);
        Spec[] all = [];
        void Gather() => all = [.. AssemblyLoadContext.Default.LoadFromAssemblyPath(tests).GetTypes()
            .Where(static type => type.IsPublic)
            .SelectMany(type => type.GetMethods().Where(method => from.TakesPart($"{type.FullName}.{method.Name}") && IsSpec(method)))
            .SelectMany(Cases)
            .OrderBy(static spec => spec.Name, StringComparer.Ordinal)];
        IReadOnlyList<int> made = [];
        if (mutant == Switch.None) made = mutants.Watch(Gather).Static;
        else Gather();
        return new(all, mutants, made);
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
