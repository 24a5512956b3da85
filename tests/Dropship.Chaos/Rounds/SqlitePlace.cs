using System.Diagnostics;

namespace Dropship.Chaos.Rounds;

/// <summary>
/// A SQLite file. Where the machine lets us, it lies on a small memory disk of its own, which is really filled up; elsewhere
/// that blow is left out, which the run says.
/// </summary>
internal sealed class SqlitePlace : IStorePlace
{
    private const string DiskSize = "16m";
    private readonly string _folder;
    private readonly bool _mounted;

    private SqlitePlace(string folder, bool mounted) => (_folder, _mounted) = (folder, mounted);

    public string Name => Arguments.Sqlite;

    public string ConnectionString => $"Data Source={Path.Combine(_folder, "shop.db")}";

    public bool CanBeTakenAway => _mounted;

    /// <summary>Makes the place.</summary>
    /// <param name="folder">The round's folder.</param>
    /// <param name="fills">True if its disk is to be filled in this round.</param>
    internal static async Task<SqlitePlace> MakeAsync(string folder, bool fills)
    {
        var disk = Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName;
        return new(disk, fills && OperatingSystem.IsLinux() && Environment.UserName == "root" && await RunAsync("mount", "-t", "tmpfs", "-o", $"size={DiskSize}", "tmpfs", disk));
    }

    public async Task TakeAwayAsync()
    {
        if (!_mounted) return;
        await using var ballast = new FileStream(Ballast, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
        foreach (var piece in (int[])[64 * 1024, 512])
            try
            {
                for (var block = new byte[piece]; ;)
                    await ballast.WriteAsync(block);
            }
            catch (IOException)
            {
                // Full: what was wanted.
            }
    }

    public Task BringBackAsync()
    {
        File.Delete(Ballast);
        return Task.CompletedTask;
    }

    /// <summary>Copies what is on the disk to beside it, so that it can be looked at afterwards, and takes the disk away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_mounted) return;
        File.Delete(Ballast);
        var kept = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_folder)!, "store")).FullName;
        foreach (var file in Directory.GetFiles(_folder)) File.Copy(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
        await RunAsync("umount", _folder);
    }

    private string Ballast => Path.Combine(_folder, "ballast");

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
