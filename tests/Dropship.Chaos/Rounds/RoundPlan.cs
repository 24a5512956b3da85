namespace Dropship.Chaos.Rounds;

/// <summary>What a round is to be: how many orders, and which blows. All of it is drawn from the seed.</summary>
/// <param name="Seed">The round's seed; a run's rounds have the seeds that follow its own.</param>
/// <param name="Orders">How many orders are placed, spread over the blows.</param>
/// <param name="Blows">The blows, in their order.</param>
internal sealed record RoundPlan(long Seed, int Orders, IReadOnlyList<Blow> Blows)
{
    private const int MostWords = 60;
    private const int MostCalls = 6;

    /// <summary>Draws a round.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="orders">How many orders; null for 5 to 20.</param>
    /// <param name="count">How many blows; null for 3 to 6.</param>
    internal static RoundPlan Draw(long seed, int? orders, int? count = null)
    {
        var random = new Random(unchecked((int)(seed * 2_654_435_761L)));
        var blows = Enumerable.Range(0, count ?? random.Next(3, 7)).Select(_ => Blow(random)).ToArray();
        return new(seed, orders ?? random.Next(5, 21), blows);
    }

    private static Blow Blow(Random random)
    {
        // Half of all blows fall anywhere, the others at a named point.
        var kind = random.Next(2) == 0 ? BlowKind.Random : (BlowKind)random.Next(1, Enum.GetValues<BlowKind>().Length);
        var most = kind is BlowKind.Random or BlowKind.Terminate or BlowKind.StoreDown ? MostWords : MostCalls;
        return new(kind, random.Next(1, most + 1));
    }
}
