using Dropship.Chaos.Rounds;
using Dropship.Chaos.Vendors;
using Dropship.Chaos.Worker;
using Dropship.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Chaos;

/// <summary>Rounds one after the other, each in a folder of its own. What a round leaves behind is kept only if something was wrong with it.</summary>
internal sealed class Run(Arguments arguments, TextWriter output, CancellationToken cancellation)
{
    private const string Words = "words.log";

    /// <summary>What it came to so far.</summary>
    internal Tally Tally { get; } = new();

    /// <summary>Runs the rounds; a double purchase or a lost order does not stop them.</summary>
    /// <param name="enough">Asked after each round; null to run them all.</param>
    internal async Task<Tally> RunAsync(Func<Tally, bool>? enough = null)
    {
        await using var cluster = arguments.Store == Arguments.Postgres ? await Cluster.MakeAsync(durable: true) : null;
        for (var i = 0; i < arguments.Rounds && enough?.Invoke(Tally) != true; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var plan = RoundPlan.Draw(arguments.Seed + i, arguments.Orders, arguments.Blows);
            var folder = Directory.CreateTempSubdirectory("dropship-chaos-").FullName;
            var faults = await TryAsync(plan, folder, cluster);
            Tally.Rounds++;
            Tally.Orders += plan.Orders;
            if (faults == 0) Directory.Delete(folder, recursive: true);
            await output.WriteLineAsync($"  round {i + 1} of {arguments.Rounds}: seed {plan.Seed}, {plan.Orders} orders, {string.Join(", ", plan.Blows)}: {(faults == 0 ? "clean" : $"{faults} FOUND")}");
        }

        return Tally;
    }

    private async Task<int> TryAsync(RoundPlan plan, string folder, Cluster? cluster)
    {
        try
        {
            var found = await RunAsync(plan, folder, cluster);
            foreach (var judgement in found) await output.WriteLineAsync($"    {judgement.Finding}: order {judgement.Order}: {judgement.Why}");
            if (found.Count > 0) await TellAsync(plan, folder);
            return found.Count;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await output.WriteLineAsync($"    seed {plan.Seed} broke: {fault.Message}");
            await TellAsync(plan, folder);
            throw;
        }
    }

    private Task TellAsync(RoundPlan plan, string folder) => output.WriteLineAsync(
        $"    kept: {folder}   again: --store {arguments.Store} --rounds 1 --seed {plan.Seed}{(arguments.Orders is { } orders ? $" --orders {orders}" : "")}{(arguments.Plant is { } plant ? $" --plant {plant}" : "")}");

    private async Task<IReadOnlyList<Judgement>> RunAsync(RoundPlan plan, string folder, Cluster? cluster)
    {
        await using var town = await Town.OpenAsync(Path.Combine(folder, "vendors"), plan.Seed);
        await using IStorePlace place = cluster is null ? await SqlitePlace.MakeAsync(folder, plan.Blows.Any(blow => blow.Kind == BlowKind.StoreDown)) : await PostgresPlace.MakeAsync(cluster, $"round_{Tally.Rounds}");
        await using var log = new StreamWriter(Path.Combine(folder, Words)) { AutoFlush = true };
        await using (var round = new Round(plan, town, place, arguments.Plant, log, Tally, cancellation)) await round.RunAsync();
        Line nobody = new(TextReader.Null, TextWriter.Null);
        await using var services = Assembly.Build(town.Settings(place.Name, place.ConnectionString, arguments.Plant), town.Clock, nobody, new(nobody));
        var found = await new Judge(town, services.GetRequiredService<IDropship>().Orders).ReadAsync();
        Tally.DoublePurchases += found.Count(judgement => judgement.Finding == Finding.DoublePurchase);
        Tally.LostOrders += found.Count(judgement => judgement.Finding == Finding.LostOrder);
        Tally.Parked += found.Count(judgement => judgement.Finding == Finding.Parked);
        return found;
    }
}
