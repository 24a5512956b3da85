using Npgsql;

namespace Dropship.Postgres;

/// <summary>Runs single statements on pooled connections. A statement that was sent is not sent twice unless it only reads.</summary>
internal sealed class Database(PostgresOptions options) : IAsyncDisposable
{
    // Plans are made once and go from the rows given to the index, also while the tables are new and no statistics tell how they grow.
    private const string Settings =
        " -c synchronous_commit=on -c default_transaction_isolation=read\\ committed -c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    internal NpgsqlDataSource Source { get; } = Open(options);

    internal Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> each, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        RunAsync(() => QueryAsync([Command(sql, parameters)], each, cancellation), readsOnly: true, cancellation);

    internal Task<List<T>> WriteAsync<T>(string sql, Func<NpgsqlDataReader, T> each, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        RunAsync(() => QueryAsync([Command(sql, parameters)], each, cancellation), readsOnly: false, cancellation);

    /// <summary>Runs a statement behind another, in one transaction.</summary>
    internal Task WriteBehindAsync(NpgsqlBatchCommand first, string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        WriteBehindAsync(first, sql, _ => true, cancellation, parameters);

    /// <summary>Runs a statement behind another that returns no rows, in one transaction.</summary>
    internal Task<List<T>> WriteBehindAsync<T>(NpgsqlBatchCommand first, string sql, Func<NpgsqlDataReader, T> each, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        RunAsync(() => QueryAsync([first, Command(sql, parameters)], each, cancellation), readsOnly: false, cancellation);

    /// <summary>Runs a statement and tells how many rows it returned.</summary>
    internal async Task<int> DoAsync(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        (await WriteAsync(sql, _ => true, cancellation, parameters).ConfigureAwait(false)).Count;

    /// <summary>Says what went wrong in the words of the port.</summary>
    internal static async Task<T> RunAsync<T>(Func<Task<T>> run, CancellationToken cancellation)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception fault) when (Faults.IsOfDatabase(fault))
        {
            cancellation.ThrowIfCancellationRequested();
            throw Faults.Told(fault);
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    internal static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private async Task<T> RunAsync<T>(Func<Task<T>> run, bool readsOnly, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return await RunAsync(async () =>
        {
            try
            {
                return await run().ConfigureAwait(false);
            }
            catch (Exception fault) when (readsOnly && Faults.IsLoss(fault))
            {
                // The server may have been started anew: the pooled connections of before are worth nothing.
                Source.Clear();
                return await run().ConfigureAwait(false);
            }
        }, cancellation).ConfigureAwait(false);
    }

    private async Task<List<T>> QueryAsync<T>(NpgsqlBatchCommand[] commands, Func<NpgsqlDataReader, T> each, CancellationToken cancellation)
    {
        var batch = Source.CreateBatch();
        await using var made = batch.ConfigureAwait(false);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false)) rows.Add(each(reader));
        // The server commits behind the last statement: only the end of all results says that it did.
        while (await reader.NextResultAsync(cancellation).ConfigureAwait(false)) { }
        return rows;
    }

    // Made anew for every try, for a parameter belongs to one command.
    private static NpgsqlBatchCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }

    private static NpgsqlDataSource Open(PostgresOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            SearchPath = options.Schema,
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            MaxPoolSize = options.Connections + Commits.GroupCommit.Lanes,
            MinPoolSize = 0,
            MaxAutoPrepare = 60,
            AutoPrepareMinUsages = 2,
            Enlist = false,
            Multiplexing = false,
            PersistSecurityInfo = false,
        };
        connection.Options += Settings;
        connection.ApplicationName ??= "Dropship";
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
    }
}
