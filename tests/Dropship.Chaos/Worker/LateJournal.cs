using Dropship.Domain;
using Dropship.Sqlite;
using Dropship.Storage;

namespace Dropship.Chaos.Worker;

/// <summary>
/// Planted: commits are answered as written and lie in a copy that only a proper end makes durable, while how far a source was read is durable at once.
/// What was sent comes before its journal, so a kill forgets orders that were read, bought and paid.
/// </summary>
internal sealed class LateJournal : PassingStore, IAsyncDisposable
{
    private readonly IOrderStore _durable;
    private readonly SqliteStore _copy;
    private readonly string _file;

    private LateJournal(IOrderStore durable, SqliteStore copy, string file) : base(copy) => (_durable, _copy, _file) = (durable, copy, file);

    internal static LateJournal Beside(IOrderStore durable, string connection)
    {
        var file = connection[(connection.IndexOf('=', StringComparison.Ordinal) + 1)..] + ".late";
        foreach (var left in (string[])[file, file + "-wal", file + "-shm"]) File.Delete(left);
        if (File.Exists(Kept(file))) File.Copy(Kept(file), file);
        return new(durable, new(new() { ConnectionString = $"Data Source={file}" }), file);
    }

    public override async ValueTask InitializeAsync(CancellationToken cancellation)
    {
        await _durable.InitializeAsync(cancellation);
        await _copy.InitializeAsync(cancellation);
    }

    public override ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) => _durable.ReadCursorAsync(shop, source, cancellation);

    public override ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) => _durable.SaveCursorAsync(shop, source, cursor, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        File.Copy(_file, Kept(_file), overwrite: true);
    }

    private static string Kept(string file) => file + ".kept";
}
