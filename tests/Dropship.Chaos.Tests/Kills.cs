namespace Dropship.Chaos.Tests;

/// <summary>Twenty kills in one long round, since the way to rest after the last blow takes its time. Nothing is bought twice, nothing is lost, and hardly anybody is asked anything.</summary>
internal static class Kills
{
    private const int Enough = 20;
    private const int Orders = 12;
    private const int BlowsOfARound = 24;
    private const int AskedAtMost = 1;   // two blows on one payment, or three on another step, leave it to a person

    internal static async Task TwentyAsync(string store)
    {
        await using var said = new StringWriter();
        var tally = await new Run(new() { Store = store, Rounds = Enough, Orders = Orders, Blows = BlowsOfARound }, said, default).RunAsync(so => so.Kills >= Enough);

        tally.ShouldSatisfyAllConditions(
            said.ToString(),
            so => so.Kills.ShouldBeGreaterThanOrEqualTo(Enough),
            so => so.DoublePurchases.ShouldBe(0),
            so => so.LostOrders.ShouldBe(0),
            so => so.Parked.ShouldBeLessThanOrEqualTo(AskedAtMost));
    }
}
