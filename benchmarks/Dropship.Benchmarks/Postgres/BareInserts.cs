using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.Stores;
using Dropship.Tests.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Dropship.Benchmarks.Postgres;

/// <summary>What the server takes at best: the same bytes, so many rows a prepared statement that commits by itself, over one session. Nothing is judged and no order's row is moved.</summary>
internal sealed class BareInserts : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlCommand _insert;
    private readonly ReadOnlyMemory<byte>[] _records;
    private readonly long[] _orders;
    private readonly long[] _versions;
    private readonly ReadOnlyMemory<byte>[] _events;
    private long _next;

    private BareInserts(NpgsqlDataSource source, NpgsqlConnection connection, ReadOnlyMemory<byte>[] records, int perFlush)
    {
        (_source, _records, _orders, _versions, _events) = (source, records, new long[perFlush], new long[perFlush], new ReadOnlyMemory<byte>[perFlush]);
        _insert = new("INSERT INTO journal (order_no, version, events) SELECT * FROM unnest($1, $2, $3)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long[]> { TypedValue = _orders },
                new NpgsqlParameter<long[]> { TypedValue = _versions },
                new NpgsqlParameter<ReadOnlyMemory<byte>[]> { TypedValue = _events, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            },
        };
    }

    internal static async Task<BareInserts> OpenAsync(Cluster cluster, RehearsedCommit[][] lives, int perFlush)
    {
        var options = cluster.NewSchema();
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.ConnectionString) { SearchPath = options.Schema, Timeout = 300 }.ConnectionString);
        var connection = await source.OpenConnectionAsync();
        await using (var made = new NpgsqlCommand($"""
            CREATE SCHEMA {options.Schema};
            CREATE TABLE journal (order_no bigint NOT NULL, version bigint NOT NULL, events bytea NOT NULL, PRIMARY KEY (order_no, version));
            """, connection))
            await made.ExecuteNonQueryAsync();
        var inserts = new BareInserts(source, connection, [.. lives.SelectMany(static life => life).Select(static commit => commit.Packed)], perFlush);
        await inserts._insert.PrepareAsync();
        return inserts;
    }

    internal async Task<Slice> RunAsync(TimeSpan length)
    {
        var (done, start) = (0L, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(start) < length; done += _events.Length)
        {
            for (var place = 0; place < _events.Length; place++, _next++)
                (_orders[place], _versions[place], _events[place]) = (_next / 15, _next % 15, _records[_next % _records.Length]);
            await _insert.ExecuteNonQueryAsync();
        }

        return new(done, Stopwatch.GetElapsedTime(start));
    }

    public async ValueTask DisposeAsync()
    {
        await _insert.Connection!.DisposeAsync();
        await _insert.DisposeAsync();
        await _source.DisposeAsync();
    }
}
