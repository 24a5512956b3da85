using System.Diagnostics;
using System.Globalization;
using Dropship.Chaos.Vendors;
using Dropship.Chaos.Worker;
using Dropship.Testing.Sandbox;

namespace Dropship.Chaos.Rounds;

/// <summary>One round: orders come in, blows fall, then everything runs to rest.</summary>
internal sealed class Round(RoundPlan plan, Town town, IStorePlace place, string? plant, TextWriter log, Tally tally, CancellationToken cancellation) : IAsyncDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(14);   // the marketplace is read at least once in it
    private static readonly TimeSpan LongerThanATry = TimeSpan.FromMinutes(11);
    private const int EnoughDowns = 2;
    private Child? _child;
    private long? _begun;
    private bool _struck;

    internal async Task RunAsync()
    {
        for (var i = 0; i < plan.Blows.Count; i++)
        {
            for (var order = i; order < plan.Orders; order += plan.Blows.Count) town.PlaceOrder();
            await log.WriteLineAsync($"# {plan.Blows[i]}");
            var child = Begin();
            if (plan.Blows[i].Point is { } point) child.Hold(point, plan.Blows[i].Count);
            await SufferAsync(child, plan.Blows[i]);
        }

        await RestAsync(Begin());
    }

    public async ValueTask DisposeAsync()
    {
        town.Spending = null;
        if (_child is null) return;
        await _child.DisposeAsync();
        await log.WriteAsync(await _child.Errors);
    }

    private Child Begin()
    {
        if (_child is not null) return _child;
        if (_struck) _begun = Stopwatch.GetTimestamp();
        return _child = Child.Start(town.Settings(place.Name, place.ConnectionString, plant));
    }

    private async Task SufferAsync(Child child, Blow blow)
    {
        var (horizon, words, downs, fallen) = (town.Clock.GetUtcNow() + Window, 0, 0, false);
        var calls = 0;
        town.Spending = blow.Kind is not (BlowKind.OnWire or BlowKind.LostOnWire) ? null : () =>
        {
            if (Interlocked.Increment(ref calls) != blow.Count) return null;
            child.Kill();
            return blow.Kind == BlowKind.OnWire ? new SandboxFault.LoseAnswer() : new SandboxFault.LoseRequest();
        };
        child.Tell(Moment.Of(town.Clock));
        while (await HearAsync(child, mayEnd: town.Spending is not null) is { } line)
        {
            var (word, rest) = line.Split(' ') is [var first, .. var others] ? (first, others) : ("", []);
            if (word is Line.Call or Line.Commit) words++;
            if (word == Line.At && blow.Kind == BlowKind.Stall) fallen = await StallAsync(child);
            else if (word == Line.At || (words == blow.Count && blow.Kind is BlowKind.Random or BlowKind.Terminate && words == blow.Count)) break;
            else if (words == blow.Count && blow.Kind == BlowKind.StoreDown && !fallen) fallen = await TakeAwayAsync();
            if (word is not (Line.Idle or Line.Down)) continue;
            var next = rest is ["-"] or [] || word == Line.Down ? town.Clock.GetUtcNow().AddMinutes(1) : DateTimeOffset.ParseExact(rest[0], "O", CultureInfo.InvariantCulture);
            if ((word == Line.Down && ++downs == EnoughDowns) || next > horizon) await place.BringBackAsync();
            if (next > horizon && (fallen || downs == 0)) break;
            await town.GoOnAsync(next);
            child.Tell(Moment.Of(town.Clock));
        }

        await place.BringBackAsync();
        if (blow.Kind is BlowKind.Stall or BlowKind.StoreDown) Count(blow, fallen);
        else await StrikeAsync(child, blow);
    }

    // What could not fall at its point falls where the engine has nothing to do.
    private async Task StrikeAsync(Child child, Blow blow)
    {
        await child.EndAsync(gently: blow.Kind == BlowKind.Terminate);
        town.Spending = null;
        await child.DisposeAsync();
        (_child, _struck) = (null, true);
        Count(blow, fallen: true);
    }

    private void Count(Blow blow, bool fallen)
    {
        if (!fallen) return;
        tally.Blows[blow.Kind] = tally.Blows.GetValueOrDefault(blow.Kind) + 1;
        if (blow.Kills(place.Name)) tally.Kills++;
    }

    private async Task<bool> StallAsync(Child child)
    {
        await child.StallAsync(() =>
        {
            town.Clock.JumpTo(town.Clock.GetUtcNow() + LongerThanATry);
            child.Jump(Moment.Of(town.Clock));
            child.Go();
            return Task.CompletedTask;
        });
        return true;
    }

    private async Task<bool> TakeAwayAsync()
    {
        await place.TakeAwayAsync();
        return place.CanBeTakenAway;
    }

    private async Task RestAsync(Child child)
    {
        child.Tell(Moment.Of(town.Clock));
        while (await HearAsync(child, mayEnd: false) is { } line)
        {
            if (line.Split(' ') is not [Line.Idle or Line.Down, var next]) continue;
            if (town.Clock.GetUtcNow() >= town.Ends) break;
            await town.GoOnAsync(next == "-" ? town.Clock.GetUtcNow().AddMinutes(1) : DateTimeOffset.ParseExact(next, "O", CultureInfo.InvariantCulture));
            child.Tell(Moment.Of(town.Clock));
        }

        await child.EndAsync(gently: true);
    }

    private async Task<string?> HearAsync(Child child, bool mayEnd)
    {
        var line = await child.HearAsync(cancellation);
        if (line is null && !mayEnd) throw new InvalidOperationException($"The engine's process ended by itself: {await child.Errors}");
        await log.WriteLineAsync(line ?? "(ended)");
        if (_begun is { } begun && line is not null && IsAction(line))
        {
            tally.Recoveries.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            _begun = null;
        }

        return line;
    }

    // An action on an order, not the list that every start reads.
    private static bool IsAction(string line) => line.StartsWith(Line.Commit, StringComparison.Ordinal)
        || (line.StartsWith(Line.Call, StringComparison.Ordinal) && (line.Contains("/shopping/", StringComparison.Ordinal) || line.Contains("/track/", StringComparison.Ordinal) || line.Contains("/orders/", StringComparison.Ordinal)));
}
