using Dropship.Files;
using Dropship.Storage;
using Microsoft.Data.Sqlite;
using Replay.Record;
using Replay.Report;
using Replay.Running;
using Spectre.Console;

if (Arguments.Parse(args, out var fault) is not { } arguments)
{
    Console.Error.WriteLine($"{fault}\n{Arguments.Usage}");
    return 2;
}

try
{
    if (arguments.Generate is { } orders)
    {
        RecordWriter.Write(arguments.Folder!, orders, arguments.Seed);
        return 0;
    }

    var record = RecordReader.Read(arguments.Folder ?? Path.Combine(AppContext.BaseDirectory, "record"));
    if (arguments.Explain is { } wanted && !record.Orders.Any(order => order.Id == wanted)) throw new RecordException($"There is no order {Shown.Of(wanted)} in the record: give the order_id of one.");
    string? explained = null;
    List<ReplayReport> reports = [];
    foreach (var buying in arguments.Ways)
    {
        using var temporary = arguments.Database is null ? new TemporaryFolder() : null;
        var report = await ReplayRun.RunAsync(record, arguments.Database ?? temporary!.File("replay.db"), new(TimeProvider.System, Console.Out), CancellationToken.None, async orders =>
            explained = arguments.Explain is { } order ? (await orders.ExplainAsync(new(ReplayRun.Shop, new(order))))?.ToString() : null, buying);
        reports.Add(report);
    }

    var console = Console.IsOutputRedirected ? ReportTable.Plain(Console.Out) : AnsiConsole.Console;
    if (reports is [var one]) ReportTable.Write(console, one);
    else ReportTable.WriteBuying(console, [.. reports.Select(report => report.Buying!)]);
    if (explained is not null) Console.WriteLine($"\n{explained}");
    if (arguments.Report is { } file && reports is [var alone]) ReportFile.Write(file, alone);
    else if (arguments.Report is { } several) ReportFile.Write(several, reports);
    return reports.TrueForAll(report => report is { UnaccountedOrders: 0, DoublePurchases: 0, Money.Imbalance: 0m }) ? 0 : 1;
}
catch (Exception broken) when (broken is RecordException or IOException or UnauthorizedAccessException or SqliteException or StoreUnavailableException or StoreVersionException)
{
    // What is written so far stays; the same command goes on from there.
    Console.Error.WriteLine(broken.Message);
    return 2;
}
