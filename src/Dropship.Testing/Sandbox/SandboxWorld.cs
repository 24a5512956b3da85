using System.Globalization;

namespace Dropship.Testing.Sandbox;

/// <summary>
/// Sandbox vendors that live on: a folder with their ledgers and the moment up to which they lived, one clock for all of them, each hosted on loopback.
/// Opened again on the same folder, time goes on where it stopped, and what was ordered and paid is still ordered and paid.
/// </summary>
public sealed class SandboxWorld : IAsyncDisposable
{
    private const string MomentFile = "moment.txt";

    private readonly string _folder;
    private readonly List<(SandboxVendor Vendor, Func<SandboxMessage, CancellationToken, Task>? Deliver)> _vendors = [];
    private readonly List<SandboxServer> _servers = [];
    private readonly List<SandboxLedger> _ledgers = [];

    private SandboxWorld(string folder, DateTimeOffset start, double speed) => (_folder, Clock) = (folder, new(start, speed));

    /// <summary>The time of all vendors, and of whoever trades with them.</summary>
    public FastClock Clock { get; }

    /// <summary>When a vendor does something next of its own accord, a message that waits counted; null if all of them only wait.</summary>
    public DateTimeOffset? NextAt => _vendors.Min(hosted => hosted.Vendor.NextAt);

    /// <summary>Opens a folder, made if it is not there.</summary>
    /// <param name="folder">The folder; nobody else has it open.</param>
    /// <param name="start">The first moment of a new folder.</param>
    /// <param name="speed">Seconds of its clock in a true one; more than zero.</param>
    /// <exception cref="InvalidDataException">The folder's moment cannot be read.</exception>
    public static SandboxWorld Open(string folder, DateTimeOffset start, double speed = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, MomentFile);
        if (!File.Exists(file)) return new(folder, start, speed);
        var text = File.ReadAllText(file);
        return DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new(folder, moment, speed)
            : throw new InvalidDataException($"{file} holds no moment. Delete it: time then goes on after the last line of the ledgers.");
    }

    /// <summary>The ledger of a vendor in the folder, made if it is not there; the world closes it.</summary>
    /// <param name="name">The vendor's name in the folder: letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The name is no such name.</exception>
    /// <exception cref="IOException">The ledger is open already.</exception>
    public SandboxLedger Ledger(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) throw new ArgumentException($"'{name}' is no name for a ledger: use letters, digits and hyphens.", nameof(name));
        SandboxLedger ledger = new(Path.Combine(_folder, name + ".ledger"));
        _ledgers.Add(ledger);
        return ledger;
    }

    /// <summary>Hosts a vendor on a free port of 127.0.0.1. If its ledger knows a later moment than the clock, the clock jumps there first.</summary>
    /// <param name="vendor">The vendor; it must run on <see cref="Clock"/>.</param>
    /// <param name="deliver">Delivers one of its messages; null if nobody listens.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> HostAsync(SandboxVendor vendor, Func<SandboxMessage, CancellationToken, Task>? deliver = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        if (vendor.LastWritten is { } last) Clock.JumpTo(last);
        var server = await SandboxServer.StartAsync(vendor, cancellation).ConfigureAwait(false);
        _servers.Add(server);
        _vendors.Add((vendor, deliver));
        return server.Address;
    }

    /// <summary>Delivers the messages that are due by now, one after the other, and remembers the moment. Messages of a vendor that nobody listens to are dropped.</summary>
    /// <param name="cancellation">Gives up; what was taken and not delivered is lost, as vendors lose messages.</param>
    /// <returns>How many were delivered.</returns>
    public async Task<int> DeliverAsync(CancellationToken cancellation = default)
    {
        var delivered = 0;
        foreach (var (vendor, deliver) in _vendors)
        {
            foreach (var message in vendor.TakeMessages())
            {
                if (deliver is null) continue;
                await deliver(message, cancellation).ConfigureAwait(false);
                delivered++;
            }
        }

        Remember();
        return delivered;
    }

    /// <summary>Jumps ahead to a moment, or to when a vendor acts next if that is sooner, and remembers it. For when nothing is to be done.</summary>
    /// <param name="moment">The moment; one that is past already changes nothing.</param>
    public void JumpTo(DateTimeOffset moment)
    {
        Clock.JumpTo(NextAt is { } next && next < moment ? next : moment);
        Remember();
    }

    /// <summary>Remembers the moment, stops the servers and closes the ledgers.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync().ConfigureAwait(false);
        Remember();
        foreach (var ledger in _ledgers) ledger.Dispose();
    }

    // Moved into place as a whole: a crash leaves the moment before, never half of one.
    private void Remember()
    {
        var file = Path.Combine(_folder, MomentFile);
        File.WriteAllText(file + ".new", Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        File.Move(file + ".new", file, overwrite: true);
    }
}
