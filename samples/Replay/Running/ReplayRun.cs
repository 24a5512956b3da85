using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Dropship;
using Dropship.Domain;
using Dropship.Orders;
using Dropship.Sqlite;
using Dropship.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Replay.Record;
using Replay.Report;
using Replay.Vendors;

namespace Replay.Running;

/// <summary>Replays a record: the engine on a real database, the vendors as the record says, time in steps of one hour that pass only when no call is in flight.</summary>
public static class ReplayRun
{
    /// <summary>The one shop of the record.</summary>
    public static readonly ShopId Shop = new("olist");

    private static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>The shop's rules. History was really bought, so the guards on price are off; this marketplace knows a refund by its number; nobody is there to look into poor ratings.</summary>
    public static Policies Rules(Policies policies) => policies with { FeeRate = StoryPayout.FeeShare, MinimumMargin = null, PriceTolerance = 0m, RefundsAreKeyed = true, PoorRating = null };

    /// <summary>Replays a record to the end of its clock, or on from where the database stands.</summary>
    /// <param name="record">The record.</param>
    /// <param name="database">The database file; the vendors' books are kept beside it.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellation">Stops at the next hour.</param>
    /// <param name="explain">Told at the end how orders are explained; may be null.</param>
    /// <param name="buying">How it buys; null buys as history did.</param>
    public static async Task<ReplayReport> RunAsync(OrderRecord record, string database, ProgressLine? progress, CancellationToken cancellation, Func<IOrders, Task>? explain = null, Procurement? buying = null)
    {
        buying ??= Procurement.AsRecorded;
        var started = TimeProvider.System.GetTimestamp();
        if (new FileInfo(database) is { Exists: true, Length: > 0 } && !File.Exists(database + ".vendors"))
            throw new RecordException($"The database {Path.GetFileName(database)} is there, the vendors' books beside it ({Path.GetFileName(database)}.vendors) are not: give both files of one replay, or a new database file.");
        using var books = new VendorBooks(database + ".vendors");
        if (books.Hour is not null && !File.Exists(database))
            throw new RecordException($"The vendors' books {Path.GetFileName(database)}.vendors are there, the database is not: give both files of one replay, or remove the books to begin anew.");
        if (!books.BelongTo(Fingerprint(record, buying)))
            throw new RecordException($"The database {Path.GetFileName(database)} was begun with another record or another policy: give it that record's folder and the same policy, or a new database file.");
        var span = RecordClock.Of(record.Orders);
        var clock = new FakeTimeProvider();
        var world = new World(record.Orders, books, clock, standIns: buying.Policy is not null);
        await using var services = Build(database, clock, world, buying);
        var dropship = services.GetRequiredService<IDropship>();

        for (var hour = books.Hour + Step ?? Hour(span?.Starts); hour <= span?.Stops; hour += Step)
        {
            cancellation.ThrowIfCancellationRequested();
            clock.SetUtcNow(hour.Value.ToDateTimeOffset());
            if (!await dropship.PumpAsync(cancellation)) throw new StoreUnavailableException($"The database {Path.GetFileName(database)} could not be written. When it can, the same command goes on.");
            books.EndHour(hour.Value);
            if (progress is { IsDue: true }) await TellAsync(progress, dropship.Orders, hour.Value, record.Orders.Count, cancellation);
        }

        if (books.Hour is { } last) clock.SetUtcNow(last.ToDateTimeOffset());
        if (explain is not null) await explain(dropship.Orders);
        return await new Reckoning(record, world, buying, dropship, services.GetRequiredService<IOrderStore>()).ReportAsync(started, cancellation);
    }

    private static async Task TellAsync(ProgressLine progress, IOrders orders, Instant hour, int all, CancellationToken cancellation)
    {
        var (seen, open) = (0, 0);
        await foreach (var header in HeadersAsync(orders, cancellation))
        {
            seen++;
            if (header.WakeAt is not null) open++;
        }

        progress.Tell(hour, seen, all, open);
    }

    /// <summary>Every header of the shop, page by page.</summary>
    internal static async IAsyncEnumerable<OrderHeader> HeadersAsync(IOrders orders, [EnumeratorCancellation] CancellationToken cancellation)
    {
        OrderId? after = null;
        while (await orders.ListAsync(new(Shop, After: after, Limit: 1_000), cancellation) is { Count: > 0 } page)
        {
            foreach (var header in page) yield return header;
            after = page[^1].Order.Id;
        }
    }

    private static string Fingerprint(OrderRecord record, Procurement buying)
    {
        var text = new StringBuilder(buying.Policy is null ? "" : buying.Name);
        foreach (var order in record.Orders) text.Append(order).Append('\n');
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Instant? Hour(Instant? at) => at is { } start ? new(start.Milliseconds - (start.Milliseconds % (long)Step.TotalMilliseconds)) : null;

    private static ServiceProvider Build(string database, TimeProvider clock, World world, Procurement buying)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        var marketplace = new RecordMarketplace(world);
        var suppliers = new RecordSuppliers(world);
        services.AddDropship(dropship => dropship
            .Configure(options => options.KeepPersonalDataFor = null)   // nobody lives at a record's addresses, and two years of daily erasing pass here in half a minute
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = database }.ConnectionString)
            .AddShop(Shop.Value, shop => shop
                .SellOn(_ => marketplace)
                .PayoutsFrom(_ => marketplace)
                .RatingsFrom(_ => marketplace)
                .BuyFromMany(_ => suppliers)
                .OffersFrom(_ => suppliers)
                .TrackWith(_ => new RecordCarrier(world))
                .WithPolicies(policies => buying.Apply(Rules(policies)))));
        return services.BuildServiceProvider();
    }
}
