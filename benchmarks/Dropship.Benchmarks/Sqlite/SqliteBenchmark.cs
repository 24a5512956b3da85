using Dropship.Benchmarks.Domain;
using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.Stores;
using Dropship.Sqlite;

namespace Dropship.Benchmarks.Sqlite;

/// <summary>Durable commits of whole orders on SQLite, against the same bytes in a plain file on the same disk.</summary>
internal static class SqliteBenchmark
{
    private const string RawOne = "appended file, 1 record a flush";
    private const string RawHundred = "appended file, 100 records a flush";
    private const string InPlace = "file overwritten in place, 100 records a flush";
    private const int Room = 16 << 20;
    private static readonly int[] InFlight = [1, 64, 512];

    internal static async Task<IEnumerable<Table>> RunAsync(int seconds, TextWriter progress)
    {
        var lives = Enumerable.Range(0, 64).Select(static number => RehearsedCommit.Of(Life.Of(number)).ToArray()).ToArray();
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"disk-{Environment.ProcessId}")).FullName;
        try
        {
            return await CompareAsync(folder, lives, seconds, progress);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IEnumerable<Table>> CompareAsync(string folder, RehearsedCommit[][] lives, int seconds, TextWriter progress)
    {
        using var one = new RawFile(folder, lives, 1);
        using var hundred = new RawFile(folder, lives, 100);
        using var inPlace = new RawFile(folder, lives, 100, Room);
        var stores = await Task.WhenAll(InFlight.Select(inFlight => OpenAsync(folder, inFlight)));
        try
        {
            var contest = new Contest(
            [
                .. stores.Select((store, i) => new Contestant(Name(InFlight[i]), new StoreLives(store, lives, InFlight[i]).RunAsync)),
                new(RawOne, length => Task.Run(() => one.Run(length))),
                new(RawHundred, length => Task.Run(() => hundred.Run(length))),
                new(InPlace, length => Task.Run(() => inPlace.Run(length))),
            ]);
            await contest.RunAsync(seconds, progress);
            return [Speeds(contest, lives), Ratios(contest)];
        }
        finally
        {
            foreach (var store in stores) await store.DisposeAsync();
        }
    }

    private static async Task<SqliteStore> OpenAsync(string folder, int inFlight)
    {
        var store = new SqliteStore(new SqliteOptions { ConnectionString = $"Data Source={Path.Combine(folder, $"lives-{inFlight}.sqlite")}" });
        await store.InitializeAsync(CancellationToken.None);
        return store;
    }

    private static Table Speeds(Contest contest, RehearsedCommit[][] lives)
    {
        var (commits, bytes) = (lives[0].Length, lives.Average(static life => life.Average(static commit => commit.Packed.Length)));
        var table = new Table($"SQLite: whole orders of {commits} commits of {bytes:N0} B on average, {contest.Rounds} rounds", "durable commits a second");
        foreach (var inFlight in InFlight) table.Count(Name(inFlight), contest.PerSecond(Name(inFlight)));
        return table.Count(RawOne, contest.PerSecond(RawOne)).Count(RawHundred, contest.PerSecond(RawHundred)).Count(InPlace, contest.PerSecond(InPlace));
    }

    private static Table Ratios(Contest contest) => new Table("SQLite: part of a plain file's speed", "ratio, paired by round")
        .Ratio($"{Name(512)} : {RawHundred}", contest.Ratio(Name(512), RawHundred), 0.35)
        .Ratio($"{Name(512)} : {InPlace}", contest.Ratio(Name(512), InPlace))
        .Ratio($"{Name(64)} : {RawHundred}", contest.Ratio(Name(64), RawHundred))
        .Ratio($"{Name(1)} : {RawOne}", contest.Ratio(Name(1), RawOne));

    private static string Name(int inFlight) => inFlight == 1 ? "SQLite, 1 order in flight" : $"SQLite, {inFlight} orders in flight";
}
