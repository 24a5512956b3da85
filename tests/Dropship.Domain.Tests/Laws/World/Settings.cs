using CsCheck;

namespace Dropship.Domain.Tests.Laws;

/// <summary>The setting of each history. A number names it for good.</summary>
internal static class Settings
{
    // What the wire, the store and a second worker do wrong is for the simulator; here one process lives with the rest.
    private const int Most = ((int)SimulationFaults.Splits << 1) - 1;

    private static readonly Gen<Setting> Drawn =
        Gen.Select(Gen.ULong, Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, Most], Gen.Int[0, Most], Gen.Int[5, 45])
            .Select((seed, lines, suppliers, some, others, faults) => new Setting(seed, lines, suppliers, (SimulationFaults)(some & (faults % 3 == 0 ? others : -1)), faults));

    /// <summary>The setting of a number: drawn by CsCheck from a generator that starts at this number.</summary>
    internal static Setting Of(int number) => Drawn.Generate(new PCG(1, (ulong)number), null, out _);
}
