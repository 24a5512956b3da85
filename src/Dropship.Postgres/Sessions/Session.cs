using Npgsql;

namespace Dropship.Postgres.Sessions;

/// <summary>
/// The one connection that appends. It has a number of its own in the database and holds a lock on it, so that whoever takes that lock
/// knows that nothing of this session can still be written.
/// </summary>
internal sealed class Session(NpgsqlConnection connection, int writer) : IAsyncDisposable
{
    private long _flushes;

    internal NpgsqlConnection Connection => connection;

    internal int Writer => writer;

    /// <summary>The server's process; known also when the connection is lost.</summary>
    internal int Process { get; } = connection.ProcessID;

    /// <summary>False if the connection broke: what it was at may have been committed or not.</summary>
    internal bool IsOpen => connection.FullState.HasFlag(System.Data.ConnectionState.Open) && !connection.FullState.HasFlag(System.Data.ConnectionState.Broken);

    /// <summary>A mark that no other flush of any session bears.</summary>
    internal long NextStamp() => ((long)writer << 32) | checked((uint)++_flushes);

    internal static async Task<Session> OpenAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            using var command = new NpgsqlCommand("SELECT n::int, pg_advisory_lock('writers'::regclass::oid::int, n::int) FROM nextval('writers') AS n", connection);
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using var read = reader.ConfigureAwait(false);
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            return new(connection, reader.GetInt32(0));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
