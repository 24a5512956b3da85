using System.Globalization;
using System.Text.Json;
using Dropship.Season;
using Dropship.Tests.Commands;

var (arguments, fault) = Arguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(fault);
    return 2;
}

var started = TimeProvider.System.GetTimestamp();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{arguments.Orders} orders of 30.00 EUR in 90 days, seed {arguments.Seed}, commit {BuiltFrom.Commit}"));
Console.WriteLine("suppliers as listed: bankrupt (16.00, ships nothing from day 45 on), slipping (17.20, 2 days at first, 14 at the end), steady (18.40, 2 days)");
Console.WriteLine($"{"way",-10}{"late",8}{"undelivered",13}{"cost",12}{"lost",11}{"refunded",11}{"margin",12}{"reminders",11}{"defaults",10}   first bought from");
List<Figures> all = [];
foreach (var way in Way.All)
{
    var figures = new Season(way, arguments.Orders, arguments.Seed).Run();
    all.Add(figures);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Way,-10}{figures.LateRate,8:0.0 %}{figures.Undelivered,13}{figures.Cost,12:0.00}{figures.Lost,11:0.00}{figures.Refunded,11:0.00}{figures.Margin,12:0.00}{figures.Reminders,11}{figures.Defaults,10}   {string.Join(" / ", figures.BoughtFrom)}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s"));
if (arguments.Report is { } file) File.WriteAllText(file, JsonSerializer.Serialize(all, FiguresJson.Default.ListFigures) + "\n");
return 0;
