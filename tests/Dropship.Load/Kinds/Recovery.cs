using System.Diagnostics;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Load.Stores;
using Dropship.Storage;

namespace Dropship.Load.Kinds;

/// <summary>A process with many open orders, all due, is killed at its work; another starts on the store it left.</summary>
internal static class Recovery
{
    private const double MostFirst = 2;
    private const double MostAll = 30;
    private const int ShareBeforeTheKill = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    internal static async Task<IReadOnlyList<Figure>> RunAsync(Arguments arguments)
    {
        await using var place = await Place.MakeAsync(arguments.Store);
        Seeded seeded = new();
        var now = Instant.From(seeded.AllAreDue);
        await place.WithAsync(store => seeded.AppendAsync(store, 0, arguments.Count, arguments.Count));
        Will will = new(place.Store, place.Connection, arguments.Name, now.Milliseconds, arguments.Count / ShareBeforeTheKill);

        await using (var killed = Start(will))
        {
            await killed.HearAsync(Heir.Midway);
            killed.Kill();
        }

        var leftDue = await place.WithAsync(async store => (await store.DueAsync(now, arguments.Count, CancellationToken.None)).Count);
        var began = Stopwatch.GetTimestamp();
        await using var heir = Start(will);
        await heir.HearAsync(Heir.First);
        var first = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await heir.HearAsync(Heir.All);
        var all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await heir.EndAsync();
        var kept = await place.WithAsync(store => KeptAsync(store, now));
        return
        [
            new("orders", arguments.Count),
            new("due_after_the_kill", leftDue),
            new("first_action_seconds", first, MostFirst),
            new("all_rescheduled_seconds", all, MostAll),
            new("lost_orders", arguments.Count - kept, 0),
        ];
    }

    // Kept: in the normal run, and looked at again later.
    private static async Task<int> KeptAsync(IOrderStore store, Instant now)
    {
        var kept = 0;
        await foreach (var header in Place.HeadersAsync(store))
            if (header is { Parked: null, WakeAt: { } wakeAt } && wakeAt > now)
                kept++;
        return kept;
    }

    private static Child Start(Will will)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Path.Combine(AppContext.BaseDirectory, "Dropship.Load.dll"), Heir.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Child child = new(Process.Start(start) ?? throw new InvalidOperationException("The engine's process does not start."));
        child.Tell(JsonSerializer.Serialize(will));
        return child;
    }

    private sealed class Child(Process process) : IAsyncDisposable
    {
        internal void Tell(string line)
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }

        internal async Task HearAsync(string word)
        {
            while (await process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line)
                if (line == word)
                    return;
            throw new InvalidOperationException($"The engine's process ended before it said '{word}'.");
        }

        /// <summary>Lets go of it; it ends what it is at.</summary>
        internal async Task EndAsync()
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Limit);
        }

        internal void Kill()
        {
            if (!process.HasExited) process.Kill();   // SIGKILL
        }

        public async ValueTask DisposeAsync()
        {
            Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
