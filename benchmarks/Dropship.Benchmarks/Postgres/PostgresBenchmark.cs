using Dropship.Benchmarks.Domain;
using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.Stores;
using Dropship.Postgres;
using Dropship.Tests.Postgres;

namespace Dropship.Benchmarks.Postgres;

/// <summary>Durable commits of whole orders on PostgreSQL with every guard, against one transaction per commit on the same server and the same bytes in a plain file on the same disk.</summary>
internal static class PostgresBenchmark
{
    private const string Many = "PostgreSQL, 512 orders in flight";
    private const string One = "PostgreSQL, 1 order in flight";
    private const string Unguarded = "PostgreSQL, 1 order in flight, no guards";
    private const string Alone = "PostgreSQL, each commit alone, 32 orders on 32 sessions";
    private const string Apart = "one transaction per commit, 512 orders in flight";
    private const string Plain = "one insert and its commit, 1 in flight";
    private const string BareHundred = "bare insert of 100 rows and its commit, 1 in flight";
    private const string RawHundred = "appended file, 100 records a flush";
    private static readonly string[] s_names = [Many, Alone, Apart, BareHundred, RawHundred, One, Unguarded, Plain];

    internal static async Task<IEnumerable<Table>> RunAsync(int seconds, TextWriter progress)
    {
        var lives = Enumerable.Range(0, 64).Select(static number => RehearsedCommit.Of(Life.Of(number)).ToArray()).ToArray();
        await using var cluster = await Cluster.MakeAsync(durable: true);
        using var raw = new RawFile(cluster.Folder, lives, 100);
        await using var apart = await PlainCommits.OpenAsync(cluster, lives, 512, withHeader: true);
        await using var bare = await BareInserts.OpenAsync(cluster, lives, 100);
        await using var plain = await PlainCommits.OpenAsync(cluster, lives, 1, withHeader: false);
        await using var many = await OpenAsync(cluster);
        await using var one = await OpenAsync(cluster);
        await using var unguarded = await OpenAsync(cluster);
        await using var alone = await LoneCommits.OpenAsync(cluster, lives, 32);
        var contest = new Contest(
        [
            new(Many, new StoreLives(many, lives, 512, guarded: true).RunAsync),
            new(Alone, alone.RunAsync),
            new(Apart, apart.RunAsync),
            new(BareHundred, bare.RunAsync),
            new(RawHundred, length => Task.Run(() => raw.Run(length))),
            new(One, new StoreLives(one, lives, 1, guarded: true).RunAsync),
            new(Unguarded, new StoreLives(unguarded, lives, 1).RunAsync),
            new(Plain, plain.RunAsync),
        ]);
        await contest.RunAsync(seconds, progress);
        return [Speeds(contest), Ratios(contest), Sizes(contest)];
    }

    private static async Task<PostgresStore> OpenAsync(Cluster cluster)
    {
        var store = new PostgresStore(cluster.NewSchema());
        await store.InitializeAsync(CancellationToken.None);
        return store;
    }

    private static Table Speeds(Contest contest)
    {
        var table = new Table($"PostgreSQL: whole orders of 15 commits, {contest.Rounds} rounds", "durable commits a second");
        foreach (var name in s_names) table.Count(name, contest.PerSecond(name));
        return table;
    }

    private static Table Ratios(Contest contest) => new Table("PostgreSQL: what the group commit brings and what the form costs", "ratio, paired by round")
        .Ratio($"{Many} : {One}", contest.Ratio(Many, One), 10)
        .Ratio($"{Many} : {Alone}", contest.Ratio(Many, Alone), 10)
        .Ratio($"{Many} : {Apart}", contest.Ratio(Many, Apart), 10)
        .Ratio($"{Many} : {RawHundred}", contest.Ratio(Many, RawHundred), 0.35)
        .Ratio($"{BareHundred} : {RawHundred}", contest.Ratio(BareHundred, RawHundred))
        .Ratio($"{Many} : {BareHundred}", contest.Ratio(Many, BareHundred))
        .Ratio($"{One} : {Plain}", contest.Ratio(One, Plain), 1 / 1.2)
        .Ratio($"{Unguarded} : {Plain}", contest.Ratio(Unguarded, Plain), 1 / 1.2);

    private static Table Sizes(Contest contest) => new Table("PostgreSQL: bytes", "bytes allocated a durable commit, the domain's work with it")
        .Size(Many, contest.BytesEach(Many).Median, 2048).Size(One, contest.BytesEach(One).Median);
}
