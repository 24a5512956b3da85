using System.Collections.Concurrent;
using System.Diagnostics;
using Dropship.Postgres;

namespace Dropship.Tests.Postgres;

/// <summary>
/// A PostgreSQL server of our own in a temporary folder, on a socket in that folder and on no port. It ends with this process, however
/// that ends: the shell that started it waits for our end of a pipe.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly Lazy<Task<Cluster>> s_shared = new(() => MakeAsync(durable: false));
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static int s_schemas;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dropship-pg-");
    private readonly bool _durable;
    private Process? _server;

    private Cluster(bool durable) => _durable = durable;

    /// <summary>One for all tests that do not stop it; started by the first.</summary>
    internal static Task<Cluster> SharedAsync() => s_shared.Value;

    internal string ConnectionString => $"Host={_folder.FullName};Username=postgres;Database=postgres;Timeout=60";

    /// <summary>The folder that all of it lies in.</summary>
    internal string Folder => _folder.FullName;

    private string Data => Path.Combine(_folder.FullName, "data");

    internal static async Task<Cluster> MakeAsync(bool durable)
    {
        var cluster = new Cluster(durable);
        if (Environment.UserName == "root") await RunAsync("chown", "postgres", cluster._folder.FullName);
        await cluster.AsServerAsync($"'{Binaries.Folder}/initdb' -D '{cluster.Data}' -U postgres -A trust -E UTF8 --locale=C --no-sync");
        await cluster.StartAsync();
        if (!durable) AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster;
    }

    internal PostgresOptions NewSchema() => new() { ConnectionString = ConnectionString, Schema = $"t_{Interlocked.Increment(ref s_schemas)}" };

    internal async Task StartAsync()
    {
        // A durable one is as the server comes: what is measured there is what a user gets who sets nothing.
        var settings = $"-c listen_addresses='' -c unix_socket_directories='{_folder.FullName}' -c max_connections=200 {(_durable ? "" : "-c fsync=off -c shared_buffers=64MB -c autovacuum=off")}";
        var waited = Stopwatch.StartNew();
        for (; ; )
        {
            var (server, said) = (Begin($"'{Binaries.Folder}/postgres' -D '{Data}' {settings} & server=$!; cat > /dev/null; kill -INT $server 2> /dev/null; wait $server"), new ConcurrentQueue<string>());
            server.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
            server.BeginErrorReadLine();
            _server = server;
            // Asking, not sleeping: the question itself takes its time.
            while (await TryAsync($"'{Binaries.Folder}/pg_isready' -q -h '{_folder.FullName}'") != 0 && !said.Any(IsInItsWay))
                if (waited.Elapsed > Limit) throw new TimeoutException($"The server does not start. It said: {string.Join(" / ", said)}");
            if (!said.Any(IsInItsWay)) return;
            server.StandardInput.Close();
            await server.WaitForExitAsync();
            server.Dispose();
        }
    }

    // A session of the server before, stopped as by a power cut, may still have to end.
    private static bool IsInItsWay(string line) => line.Contains("pre-existing shared memory block", StringComparison.Ordinal);

    /// <summary>Stops it as a power cut would (<c>immediate</c>) or properly (<c>fast</c>).</summary>
    internal async Task StopAsync(string mode)
    {
        if (_server is not { } server) return;
        _server = null;
        await AsServerAsync($"'{Binaries.Folder}/pg_ctl' stop -w -s -m {mode} -D '{Data}'");
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync("immediate");
        _folder.Delete(recursive: true);
    }

    // The server's programs refuse to run as root.
    private static Process Begin(string command)
    {
        string[] shell = ["sh", "-c", command];
        var start = Environment.UserName == "root" ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", .. shell]) : new ProcessStartInfo(shell[0], shell[1..]);
        (start.RedirectStandardInput, start.RedirectStandardError, start.RedirectStandardOutput, start.WorkingDirectory) = (true, true, false, "/");
        return Process.Start(start)!;
    }

    private async Task AsServerAsync(string command)
    {
        using var process = Begin(command + " > /dev/null");
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} in {_folder}: {said}");
    }

    private static async Task<int> TryAsync(string command)
    {
        using var process = Begin(command);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
