using System.Diagnostics;
using Dropship.Chaos.Rounds;
using Dropship.Chaos.Vendors;
using Dropship.Chaos.Worker;
using Dropship.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Chaos.Soaking;

/// <summary>
/// Two processes on one store for some minutes of true time: buyers order all the while, vendors answer wrongly now and then, one of the two is
/// killed now and then. Then no more orders come, and everything runs to rest.
/// </summary>
internal sealed class Soak(Arguments arguments, TextWriter output, CancellationToken cancellation)
{
    private const int Residents = 100;   // few, so that what is kept is full early and the heap can be flat
    private const int LeastWords = 300;
    private const int MostWords = 1_500;
    private static readonly TimeSpan BetweenBuyers = TimeSpan.FromHours(2);
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(5);   // what falls due in it is done together
    private readonly Mishaps _mishaps = new(arguments.Seed);
    private readonly Random _random = new(unchecked((int)arguments.Seed));

    internal async Task<Soaked> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dropship-soak-").FullName;
        var soaked = await RunAsync(folder);
        if (soaked.IsClean) Directory.Delete(folder, recursive: true);
        else await output.WriteLineAsync($"  kept: {folder}");
        return soaked;
    }

    private async Task<Soaked> RunAsync(string folder)
    {
        await using var cluster = arguments.Store == Arguments.Postgres ? await Cluster.MakeAsync(durable: true) : null;
        await using var town = await Town.OpenAsync(Path.Combine(folder, "vendors"), arguments.Seed);
        await using IStorePlace place = cluster is null ? await SqlitePlace.MakeAsync(folder, fills: false) : await PostgresPlace.MakeAsync(cluster, "soak");
        var settings = town.Settings(place.Name, place.ConnectionString, null) with { Residents = Residents, IsWeighed = true };
        var began = Stopwatch.GetTimestamp();
        Partner steady = new(settings with { Instance = "steady" }, null, cancellation);
        Partner struck = new(settings with { Instance = "struck" }, () => _random.Next(LeastWords, MostWords), cancellation);
        await using (steady)
        await using (struck)
        {
            var orders = await LiveAsync(town, steady, struck);
            var days = (town.Clock.GetUtcNow() - Town.Begins).TotalDays;
            await RestAsync(town, steady, struck);
            var found = await JudgeAsync(town, place);
            return Told(orders, days, Stopwatch.GetElapsedTime(began), found, steady, struck);
        }
    }

    private async Task<int> LiveAsync(Town town, Partner steady, Partner struck)
    {
        var (began, orders, minutes) = (Stopwatch.GetTimestamp(), 0, TimeSpan.FromMinutes(arguments.Minutes!.Value));
        town.Mishap = _mishaps.At;
        while (Stopwatch.GetElapsedTime(began) < minutes)
        {
            for (var i = 0; i < (arguments.Orders ?? 2); i++, orders++) town.PlaceOrder();
            town.Ends = town.Clock.GetUtcNow() + Town.ToRest;
            var next = town.Clock.GetUtcNow() + BetweenBuyers;
            while (town.Clock.GetUtcNow() < next && Stopwatch.GetElapsedTime(began) < minutes) await StepAsync(town, steady, struck, next);
        }

        town.Mishap = null;
        return orders;
    }

    private async Task RestAsync(Town town, Partner steady, Partner struck)
    {
        while (town.Clock.GetUtcNow() < town.Ends) await StepAsync(town, steady, struck, town.Ends);
        await ServeAsync(town, steady, struck);
        await steady.EndAsync();
        await struck.EndAsync();
    }

    // Both work at once until neither has anything to do; then time goes on until one of them has.
    private async Task StepAsync(Town town, Partner steady, Partner struck, DateTimeOffset last)
    {
        var due = await ServeAsync(town, steady, struck);
        var soonest = town.Clock.GetUtcNow() + LeastPause;
        var next = due is { } at && at > soonest ? at : soonest;
        await town.GoOnAsync(next < last ? next : last);
    }

    private async Task<DateTimeOffset?> ServeAsync(Town town, Partner steady, Partner struck)
    {
        cancellation.ThrowIfCancellationRequested();
        return (await Task.WhenAll(steady.ServeAsync(() => Moment.Of(town.Clock)), struck.ServeAsync(() => Moment.Of(town.Clock)))).Min();
    }

    private async Task<IReadOnlyList<Judgement>> JudgeAsync(Town town, IStorePlace place)
    {
        Line nobody = new(TextReader.Null, TextWriter.Null);
        await using var services = Assembly.Build(town.Settings(place.Name, place.ConnectionString, null), town.Clock, nobody, new(nobody));
        var found = await new Judge(town, services.GetRequiredService<IDropship>().Orders).ReadAsync();
        foreach (var judgement in found) await output.WriteLineAsync($"    {judgement.Finding}: order {judgement.Order}: {judgement.Why}");
        return found;
    }

    private Soaked Told(int orders, double days, TimeSpan took, IReadOnlyList<Judgement> found, Partner steady, Partner struck)
    {
        const double Megabyte = 1_000_000;
        var (growth, last) = (steady.Weights.Growth, steady.Weights.Last);
        return new(
        [
            ("minutes", took.TotalMinutes),
            ("orders", orders),
            ("days_of_orders", days),
            ("calls", _mishaps.Calls),
            ("faults", _mishaps.Faults),
            ("kills", struck.Kills),
            ("double_purchases", found.Count(judgement => judgement.Finding == Finding.DoublePurchase)),
            ("lost_orders", found.Count(judgement => judgement.Finding == Finding.LostOrder)),
            ("parked", found.Count(judgement => judgement.Finding == Finding.Parked)),
            ("weighed", steady.Weights.Count),
            ("live_heap_mb", last.Heap / Megabyte),
            ("live_heap_growth", growth.Heap),
            ("handles", last.Handles),
            ("handles_growth", growth.Handles),
            ("timers", last.Timers),
            ("timers_growth", growth.Timers),
        ]);
    }
}
