namespace Dropship.Chaos.Rounds;

/// <summary>What a run came to.</summary>
internal sealed class Tally
{
    internal int Rounds { get; set; }

    /// <summary>Processes that were killed or asked to end, and servers that were stopped.</summary>
    internal int Kills { get; set; }

    internal int Orders { get; set; }

    internal int DoublePurchases { get; set; }

    internal int LostOrders { get; set; }

    internal int Parked { get; set; }

    /// <summary>How often each blow fell.</summary>
    internal SortedDictionary<BlowKind, int> Blows { get; } = [];

    /// <summary>Seconds from the start of a process after a kill to its first action.</summary>
    internal List<double> Recoveries { get; } = [];

    /// <summary>The 99th percentile of <see cref="Recoveries"/>: the least that 99 of 100 do not exceed; 0 if there are none.</summary>
    internal double RecoveryP99 => Recoveries.Count == 0 ? 0 : Recoveries.Order().ElementAt((int)Math.Ceiling(Recoveries.Count * 0.99) - 1);

    internal bool IsClean => DoublePurchases == 0 && LostOrders == 0;
}
