using System.Reflection;

namespace Dropship.Mutants;

/// <summary>What Stryker put into the assembly that it changed: it switches one mutant on, or writes down which are met.</summary>
internal sealed class Switch
{
    internal const int None = -1;

    private readonly FieldInfo _active, _capture;
    private readonly MethodInfo _reset, _read;

    private Switch(Type control) =>
        (_active, _capture, _reset, _read) = (control.GetField("ActiveMutant")!, control.GetField("CaptureCoverage")!, control.GetMethod("ResetCoverage")!, control.GetMethod("GetCoverageData")!);

    /// <summary>The switch of an assembly; null in one that Stryker did not change.</summary>
    internal static Switch? Of(Assembly mutated) => mutated.GetTypes().FirstOrDefault(static type => type.Name == "MutantControl") is { } control ? new(control) : null;

    internal void TurnOn(int mutant)
    {
        _capture.SetValue(null, false);
        _active.SetValue(null, mutant);
    }

    /// <summary>The mutants that <paramref name="run"/> meets, and those of them that it meets while a static value is made.</summary>
    internal (IReadOnlyList<int> Met, IReadOnlyList<int> Static) Watch(Action run)
    {
        _reset.Invoke(null, null);
        _capture.SetValue(null, true);
        run();
        _capture.SetValue(null, false);
        var met = (IList<int>[])_read.Invoke(null, null)!;
        return ([.. met[0]], [.. met[1]]);
    }
}
