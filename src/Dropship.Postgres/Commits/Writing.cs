using Dropship.Postgres.Guards;
using Dropship.Postgres.Sessions;
using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>
/// Writes groups over one session. A plain group is one round trip: its statements share one implicit transaction, committed by the server
/// when the last is done. A group that touches units or money takes two: lock and read, judge here, then write and commit.
/// </summary>
internal sealed class Writing(Session session)
{
    private readonly Rows _rows = new();
    private readonly Ask _ask = new();
    private readonly Keep _keep = new();
    private readonly NpgsqlBatchCommand _begin = new("BEGIN");
    private readonly NpgsqlBatchCommand _commit = new("COMMIT");

    internal Session Session => session;

    /// <summary>The mark of the last flush, by which its rows are found again.</summary>
    internal long Stamp { get; private set; }

    internal async Task<AppendResult[]> AppendAsync(Group group)
    {
        Stamp = session.NextStamp();
        _rows.Fill(group, group.Sorted(), Stamp);
        return group.Guarded ? await AppendGuardedAsync(group).ConfigureAwait(false) : await AppendPlainAsync(group).ConfigureAwait(false);
    }

    /// <summary>Ends what a fault left open; false if the connection is lost, and with it the answer.</summary>
    internal async Task<bool> RollbackAsync()
    {
        if (!session.IsOpen) return false;
        try
        {
            using var command = new NpgsqlCommand("ROLLBACK", session.Connection);
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (Faults.IsOfDatabase(fault) || fault is InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<AppendResult[]> AppendPlainAsync(Group group)
    {
        var results = new AppendResult[group.Count];
        Array.Fill(results, AppendResult.Conflict);
        NpgsqlBatchCommand[] bear = _rows.HasNew ? [_rows.Bear] : [];
        NpgsqlBatchCommand[] pass = group.Spends ? [_rows.Pass] : [];
        // Of new orders only the gate can refuse one that was given a row.
        NpgsqlBatchCommand[] unbear = _rows.HasNew && group.Spends ? [_rows.Unbear] : [];
        if (await WriteAsync(results, [.. pass, .. bear], unbear).ConfigureAwait(false) == group.Count) return results;
        // Versions and epochs only grow: what spoke against a commit then still does. If neither does, it was the gate.
        var states = await StatesAsync(_rows.Judge).ConfigureAwait(false);
        for (var place = 0; place < results.Length; place++)
            if (results[place] != AppendResult.Written)
                results[place] = Fate(group[place], states[place]) ?? (group[place].Spends ? AppendResult.Stopped : AppendResult.Conflict);
        return results;

        async Task<State?[]> StatesAsync(NpgsqlBatchCommand command)
        {
            using var batch = Batch([command]);
            var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
            await using var read = reader.ConfigureAwait(false);
            return await ReadStatesAsync(reader, group.Count).ConfigureAwait(false);
        }
    }

    private async Task<AppendResult[]> AppendGuardedAsync(Group group)
    {
        var (results, book) = (new AppendResult[group.Count], new Book());
        await ReadAsync(group, results, book).ConfigureAwait(false);
        var written = 0;
        for (var place = 0; place < results.Length; place++)
        {
            if (results[place] == AppendResult.Written) results[place] = book.Judge(place, group[place]);
            if (results[place] == AppendResult.Written) written++;
        }

        NpgsqlBatchCommand[] unborn = _rows.HasNew && written < group.Count ? [_rows.Unbear] : [];
        _rows.Refuse(place => results[place] != AppendResult.Written);
        if (await WriteAsync(results, before: [], [.. unborn, .. _keep.Commands(group, book), _commit]).ConfigureAwait(false) != written)
            throw new InvalidOperationException("A row that was locked has moved.");
        return results;
    }

    /// <summary>Holds the gates, locks the rows in their order, then reads what the guards need; versions and epochs are judged at once.</summary>
    private async Task ReadAsync(Group group, AppendResult[] results, Book book)
    {
        _ask.Fill(group);
        NpgsqlBatchCommand[] bear = _rows.HasNew ? [_rows.Bear] : [];
        NpgsqlBatchCommand[] pass = group.Spends ? [_rows.Pass] : [];
        using var batch = Batch([_begin, .. pass, .. bear, _rows.Lock, .. _ask.Commands()]);
        var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        await using var read = reader.ConfigureAwait(false);
        if (group.Spends) await reader.NextResultAsync().ConfigureAwait(false);
        var states = await ReadStatesAsync(reader, group.Count).ConfigureAwait(false);
        for (var place = 0; place < results.Length; place++) results[place] = Fate(group[place], states[place]) ?? AppendResult.Written;
        await _ask.ReadAsync(reader, book).ConfigureAwait(false);
    }

    private async Task<int> WriteAsync(AppendResult[] results, NpgsqlBatchCommand[] before, NpgsqlBatchCommand[] after)
    {
        NpgsqlBatchCommand[] name = _rows.HasNames ? [_rows.Name] : [];
        using var batch = Batch([.. before, _rows.Append, .. name, .. after]);
        var (written, reader) = (0, await batch.ExecuteReaderAsync().ConfigureAwait(false));
        await using var read = reader.ConfigureAwait(false);
        // Only the appended have rows. The server commits behind the last statement: only the end of all results says that it did.
        do
            for (; await reader.ReadAsync().ConfigureAwait(false); written++) results[reader.GetInt32(0)] = AppendResult.Written;
        while (await reader.NextResultAsync().ConfigureAwait(false));
        return written;
    }

    private static async Task<State?[]> ReadStatesAsync(NpgsqlDataReader reader, int count)
    {
        var states = new State?[count];
        while (await reader.ReadAsync().ConfigureAwait(false)) states[reader.GetInt32(0)] = new(reader.GetInt64(1), reader.GetInt64(2));
        return states;
    }

    // An order without a row has version 0 and epoch 0.
    private static AppendResult? Fate(OrderCommit commit, State? state)
    {
        var (version, epoch) = state ?? new(0, 0);
        if (version != commit.ExpectedVersion) return AppendResult.Conflict;
        return commit.Epoch is { } known && known != epoch ? AppendResult.Fenced : null;
    }

    private NpgsqlBatch Batch(ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(session.Connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        return batch;
    }

    private readonly record struct State(long Version, long Epoch);
}
