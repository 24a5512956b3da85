using Dropship.Benchmarks;
using Dropship.Benchmarks.Domain;
using Dropship.Benchmarks.Measuring;
using Dropship.Benchmarks.Postgres;
using Dropship.Benchmarks.Sqlite;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var machine = Machine.Describe(TimeProvider.System.GetUtcNow());
Console.WriteLine(machine);
var tables = new List<Table>();
if (arguments.Has("domain")) tables.AddRange(await DomainBenchmark.RunAsync(arguments.Seconds, Console.Out));
if (arguments.Has("sqlite")) tables.AddRange(await SqliteBenchmark.RunAsync(arguments.Seconds, Console.Out));
if (arguments.Has("postgres")) tables.AddRange(await PostgresBenchmark.RunAsync(arguments.Seconds, Console.Out));

var markdown = $"{machine}\n\n{string.Join('\n', tables)}";
Console.WriteLine();
Console.WriteLine(markdown);
if (arguments.Markdown is { } file) await File.WriteAllTextAsync(file, markdown);
return 0;
