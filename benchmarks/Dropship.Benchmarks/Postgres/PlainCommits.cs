using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.Stores;
using Dropship.Tests.Postgres;
using Npgsql;

namespace Dropship.Benchmarks.Postgres;

/// <summary>The plain way: every commit a transaction of its own, prepared, over a pool of connections. The very same packed bytes, with nothing computed.</summary>
internal sealed class PlainCommits : IAsyncDisposable
{
    private const int Connections = 32;
    private readonly NpgsqlDataSource _source;
    private readonly ReadOnlyMemory<byte>[] _records;
    private readonly long[] _versions;
    private readonly string _sql;

    private PlainCommits(NpgsqlDataSource source, ReadOnlyMemory<byte>[] records, int inFlight, string sql) =>
        (_source, _records, _versions, _sql) = (source, records, new long[inFlight], sql);

    /// <summary>Makes the tables.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="lives">Whose bytes.</param>
    /// <param name="inFlight">How many callers.</param>
    /// <param name="withHeader">True to move the order's row with its indexed due time as well, false for a bare insert.</param>
    internal static async Task<PlainCommits> OpenAsync(Cluster cluster, RehearsedCommit[][] lives, int inFlight, bool withHeader)
    {
        var options = cluster.NewSchema();
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString) { SearchPath = options.Schema, MaxPoolSize = Connections, MaxAutoPrepare = 10, AutoPrepareMinUsages = 2, Timeout = 300 };
        var source = NpgsqlDataSource.Create(text.ConnectionString);
        await using var made = source.CreateCommand($"""
            CREATE SCHEMA {options.Schema};
            CREATE TABLE journal (order_no bigint NOT NULL, version bigint NOT NULL, events bytea NOT NULL, PRIMARY KEY (order_no, version));
            CREATE TABLE orders (no bigint PRIMARY KEY, version bigint NOT NULL, wake_at bigint);
            CREATE INDEX orders_due ON orders (wake_at);
            INSERT INTO orders SELECT no, 0, 0 FROM generate_series(0, {inFlight - 1}) AS no;
            """);
        await made.ExecuteNonQueryAsync();
        const string Insert = "INSERT INTO journal (order_no, version, events) VALUES ($1, $2, $3)";
        var sql = withHeader ? $"WITH moved AS (UPDATE orders SET version = $2, wake_at = $2 WHERE no = $1 AND version = $2 - 1) {Insert}" : Insert;
        return new(source, [.. lives.SelectMany(static life => life).Select(static commit => commit.Packed)], inFlight, sql);
    }

    internal async Task<Slice> RunAsync(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, _versions.Length).Select(caller => Task.Run(() => CommitAsync(caller, start, length))));
        return new(done.Sum(), Stopwatch.GetElapsedTime(start));
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<long> CommitAsync(int caller, long start, TimeSpan length)
    {
        for (var done = 0L; ; done++)
        {
            if (Stopwatch.GetElapsedTime(start) >= length) return done;
            var version = ++_versions[caller];
            await using var command = _source.CreateCommand(_sql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = caller });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
            command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = _records[(caller + version) % _records.Length] });
            await command.ExecuteNonQueryAsync();
        }
    }
}
