using Dropship.Postgres.Sessions;
using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>
/// Carries a group to its end and notes what became of everyone in it. What surely was not committed is tried again a few times; what may have been
/// is looked up first; nothing is noted as written that was not seen to be committed.
/// </summary>
internal sealed class Flusher(NpgsqlDataSource source) : IAsyncDisposable
{
    private const int Tries = 5;
    private Writing? _writing;

    /// <summary>How many flushes were answered by the server.</summary>
    internal long Flushes { get; private set; }

    /// <summary>The process of the server that appends at present; 0 if there is none.</summary>
    internal int Process => _writing?.Session.Process ?? 0;

    internal async Task FlushAsync(Group group)
    {
        Exception? last = null;
        for (var left = Tries; left > 0 && group.Count > 0; left--)
        {
            try
            {
                var writing = _writing ??= new(await Session.OpenAsync(source, default).ConfigureAwait(false));
                var results = await writing.AppendAsync(group).ConfigureAwait(false);
                Flushes++;
                for (var place = 0; place < results.Length; place++) group.Members[place].Note(results[place]);
                return;
            }
            catch (Exception fault)
            {
                last = fault;
                if (await RemainderAsync(group).ConfigureAwait(false) is not { } remainder)
                {
                    Fail(group, fault);
                    return;
                }

                group = remainder;
                if (_writing is null || IsPassing(fault)) continue;
                await DivideAsync(group, fault).ConfigureAwait(false);
                return;
            }
        }

        Fail(group, last!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_writing is { } writing) await writing.Session.DisposeAsync().ConfigureAwait(false);
        _writing = null;
    }

    // Serialization failure, deadlock, lock not available: the same again may well pass.
    private static bool IsPassing(Exception fault) => fault is PostgresException { SqlState: "40001" or "40P01" or "55P03" };

    private static void Fail(Group group, Exception fault)
    {
        var told = Faults.Told(fault);
        foreach (var member in group.Members) member.Request.Note(told);
    }

    /// <summary>What surely was not committed; null if that cannot be known now.</summary>
    private async Task<Group?> RemainderAsync(Group group)
    {
        // It could not even be connected.
        if (_writing is not { } writing) return null;
        if (await writing.RollbackAsync().ConfigureAwait(false)) return group;
        _writing = null;
        await writing.Session.DisposeAsync().ConfigureAwait(false);
        source.Clear();
        try
        {
            var committed = await Outcome.FindAsync(source, writing.Session.Writer, writing.Stamp, group).ConfigureAwait(false);
            foreach (var place in committed) group.Members[place].Note(AppendResult.Written);
            return Group.Of(group.Members.Where((_, place) => !committed.Contains(place)));
        }
        catch (Exception fault) when (Faults.IsOfDatabase(fault))
        {
            return null;
        }
    }

    // One of them cannot be written; the others must not suffer for it.
    private async Task DivideAsync(Group group, Exception fault)
    {
        if (group.Count == 1) Fail(group, fault);
        else
            foreach (var member in group.Members) await FlushAsync(Group.Of([member])).ConfigureAwait(false);
    }
}
