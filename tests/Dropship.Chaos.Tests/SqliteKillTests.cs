namespace Dropship.Chaos.Tests;

/// <summary>Processes on a file, really killed; and a store that promises too early, which the kills must find.</summary>
public sealed class SqliteKillTests
{
    private const int PlantedRounds = 5;

    [Fact]
    public Task Twenty_kills_on_SQLite() => Kills.TwentyAsync(Arguments.Sqlite);

    [Fact]
    public async Task A_journal_that_comes_after_the_send_is_found()
    {
        await using var said = new StringWriter();
        var tally = await new Run(new() { Rounds = PlantedRounds, Orders = 4, Plant = Worker.Plants.JournalAfterSend }, said, default).RunAsync(found => !found.IsClean);

        tally.IsClean.ShouldBeFalse(said.ToString());
        foreach (var kept in said.ToString().Split("kept: ").Skip(1)) Directory.Delete(kept[..kept.IndexOf(' ', StringComparison.Ordinal)], recursive: true);
    }
}
