namespace Dropship.Chaos.Tests;

/// <summary>Real processes, really killed: twenty times on each store. Nothing is bought twice, nothing is lost, and nobody is asked anything.</summary>
public sealed class KillTests
{
    private const int Enough = 20;
    private const int Orders = 12;
    private const int BlowsOfARound = 24;   // one long round: the way to rest after its last blow takes its time
    private const int PlantedRounds = 5;

    [KillFact]
    public Task Twenty_kills_on_SQLite() => KillAsync(Arguments.Sqlite);

    [KillFact(onPostgres: true)]
    public Task Twenty_kills_on_PostgreSQL() => KillAsync(Arguments.Postgres);

    [KillFact]
    public async Task A_journal_that_comes_after_the_send_is_found()
    {
        await using var said = new StringWriter();
        var tally = await new Run(new() { Rounds = PlantedRounds, Orders = 4, Plant = Worker.Plants.JournalAfterSend }, said, default).RunAsync(found => !found.IsClean);

        tally.IsClean.ShouldBeFalse(said.ToString());
        foreach (var kept in said.ToString().Split("kept: ").Skip(1)) Directory.Delete(kept[..kept.IndexOf(' ', StringComparison.Ordinal)], recursive: true);
    }

    private static async Task KillAsync(string store)
    {
        await using var said = new StringWriter();
        var tally = await new Run(new() { Store = store, Rounds = Enough, Orders = Orders, Blows = BlowsOfARound }, said, default).RunAsync(so => so.Kills >= Enough);

        tally.ShouldSatisfyAllConditions(
            said.ToString(),
            so => so.Kills.ShouldBeGreaterThanOrEqualTo(Enough),
            so => so.DoublePurchases.ShouldBe(0),
            so => so.LostOrders.ShouldBe(0),
            so => so.Parked.ShouldBe(0));
    }
}
