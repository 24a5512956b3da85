using Dropship.Simulation.Runtime.Passage;

namespace Dropship.Simulation.Runtime.NthOperation;

/// <summary>Counts store writes and calls at vendors, and strikes the ones it was told to.</summary>
internal sealed class Strikes(params IReadOnlyList<(int No, Mishap Mishap)> strikes) : IMishaps
{
    private readonly List<string> _names = [];

    /// <summary>Every operation that was counted, the first one first.</summary>
    public IReadOnlyList<string> Names => _names;

    public Mishap Next(in Operation operation)
    {
        if (operation.Side == Side.StoreRead) return Mishap.None;
        _names.Add(operation.Name);
        foreach (var (no, mishap) in strikes)
            if (no == _names.Count)
                return mishap;
        return Mishap.None;
    }
}
