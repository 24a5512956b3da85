using CsCheck;

namespace Dropship.Domain.Tests.Laws;

/// <summary>What may go wrong in a history. Each seed draws its own subset, so that rare troubles meet without drowning in common ones.</summary>
[Flags]
internal enum Troubles
{
    None = 0,
    LostAnswers = 1 << 0,
    LateEffects = 1 << 1,
    Crashes = 1 << 2,
    LateFacts = 1 << 3,
    RepeatedFacts = 1 << 4,
    Refusals = 1 << 5,
    CancelRequests = 1 << 6,
    Revisions = 1 << 7,
    DoneCancels = 1 << 8,
    Reopenings = 1 << 9,
    SupplierCancels = 1 << 10,
    NeverShips = 1 << 11,
    SuspectNumbers = 1 << 12,
    WaysBack = 1 << 13,
    ShortWallets = 1 << 14,
    DownTime = 1 << 15,
    OwnRefunds = 1 << 16,
    OddSales = 1 << 17,
    PriceRises = 1 << 18,
    StrangeFacts = 1 << 19,
    LateCharges = 1 << 20,
    Splits = 1 << 21,
    All = (1 << 22) - 1,
}

/// <summary>Everything a history is made from.</summary>
internal sealed record Setting(ulong Seed, int Lines, int Suppliers, Troubles Troubles, int FaultPercent)
{
    private static readonly Gen<Setting> Gen =
        CsCheck.Gen.Select(CsCheck.Gen.ULong, CsCheck.Gen.Int[1, 3], CsCheck.Gen.Int[1, 3], CsCheck.Gen.Int[0, (int)Troubles.All], CsCheck.Gen.Int[0, (int)Troubles.All], CsCheck.Gen.Int[5, 45])
            .Select((seed, lines, suppliers, some, others, faults) => new Setting(seed, lines, suppliers, (Troubles)(some & (faults % 3 == 0 ? others : -1)), faults));

    /// <summary>The setting of a number: drawn by CsCheck from a generator that starts at this number.</summary>
    internal static Setting Of(int number) => Gen.Generate(new PCG(1, (ulong)number), null, out _);

    internal bool Has(Troubles trouble) => (Troubles & trouble) != 0;
}
