using System.Globalization;
using System.Text.Json;
using Dropship.Seasons;
using Dropship.Tests.Commands;

var (arguments, fault) = Arguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(fault);
    return 2;
}

var started = TimeProvider.System.GetTimestamp();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{arguments.Orders} buyers on usual days of a season of {Season.Days}, twice as many from day 40 to 60, a supplier that ships a third more than usual; limit: 10 % late in 30 days; seed {arguments.Seed}, commit {BuiltFrom.Commit}"));
Console.WriteLine($"{"way",-10}{"orders",8}{"late",8}{"worst 30 days",15}{"days in breach",16}{"first breach",14}{"first warning",15}{"days held back",16}");
List<Figures> all = [];
foreach (var season in Season.All(arguments.Orders, arguments.Seed))
{
    var figures = season.Run();
    all.Add(figures);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Way,-10}{figures.Orders,8}{figures.Late,8}{figures.WorstRate,15:0.0 %}{figures.DaysInBreach,16}{figures.FirstBreach?.ToString(CultureInfo.InvariantCulture) ?? "none",14}{figures.FirstWarning?.ToString(CultureInfo.InvariantCulture) ?? "none",15}{figures.DaysHeldBack,16}"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s"));
if (arguments.Report is { } file) File.WriteAllText(file, JsonSerializer.Serialize(all, FiguresJson.Default.ListFigures) + "\n");
return 0;
