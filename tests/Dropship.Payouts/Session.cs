using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Settling;
using Dropship.Sqlite;
using Dropship.Storage;
using Dropship.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Payouts;

/// <summary>One run of the command: 0 if every line is accounted for to the cent, 1 if not, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private static readonly ShopId s_shop = new("harbour");

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error, TimeProvider clock)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return 2;
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"payout file: {arguments.Lines} lines, {arguments.Defects:0.0 %} of them with a defect, seed {arguments.Seed}, commit {BuiltFrom.Commit}"));
        var figures = await MeasureAsync(arguments, clock);
        figures.Write(output);
        if (arguments.Report is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, FiguresJson.Default.Figures) + "\n");
        return figures.Wrong.Count == 0 ? 0 : 1;
    }

    internal static async Task<Figures> MeasureAsync(Arguments arguments, TimeProvider clock)
    {
        var statement = new Statement(arguments.Lines, arguments.Defects, arguments.Seed);
        var folder = Directory.CreateTempSubdirectory("dropship-payouts-");
        try
        {
            var connection = $"Data Source={Path.Combine(folder.FullName, "shop.db")}";
            await FillAsync(connection, statement.Orders);
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddDropship(dropship => dropship.UseSqlite(connection).AddShop(s_shop.Value, static shop => shop.SellOn(static _ => new Idle()).BuyFrom(static _ => new Idle()).TrackWith(static _ => new Idle())));
            await using var running = services.BuildServiceProvider();
            var settlements = running.GetRequiredService<IDropship>().Settlements;

            var started = clock.GetTimestamp();
            var file = PayoutFile.Read(new StringReader(statement.Text), "payout.csv");
            var first = await settlements.ImportAsync(s_shop, file);
            var seconds = clock.GetElapsedTime(started).TotalSeconds;
            var again = await settlements.ImportAsync(s_shop, file);
            var listed = await settlements.UnmatchedAsync(s_shop);
            var bank = (await settlements.ProfitAsync(s_shop, ProfitBy.Month, default, new(long.MaxValue))).Sum(static month => month.Kept.Amount);
            var ledger = new StringWriter(CultureInfo.InvariantCulture);
            await settlements.ExportLedgerAsync(s_shop, ledger);
            return Figures.Of(statement, file, first, again, listed, bank, Booked(ledger.ToString()), seconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What reached the bank by the exported ledger, added up from its text.
    private static decimal Booked(string ledger) =>
        ledger.Split('\n').Select(static row => row.Split(',')).Where(static fields => fields.Length > 5 && fields[3] == "Bank" && fields[5] == "EUR").Sum(static fields => decimal.Parse(fields[4], CultureInfo.InvariantCulture));

    private static async Task FillAsync(string connection, IReadOnlyList<Sold> orders)
    {
        const int AtOnce = 500;
        await using var store = new SqliteStore(new() { ConnectionString = connection });
        await store.InitializeAsync(CancellationToken.None);
        foreach (var some in orders.Chunk(AtOnce))
            await store.AppendAsync([.. some.Select(static order => new OrderCommit(new(s_shop, order.Id), 0, EventCodec.Pack(order.Events()), null, null, order.IsPaid ? nameof(Phase.Completed) : nameof(Phase.New), default))], CancellationToken.None);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(Figures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
