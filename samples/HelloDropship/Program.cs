using Dropship;
using Dropship.Hosting;
using Dropship.Sqlite;
using HelloDropship;
using Microsoft.Extensions.DependencyInjection;

if (Arguments.Read(args) is not { } arguments) return Arguments.Complain();
await using var town = await Town.OpenAsync(arguments.Folder, new Story(arguments.Orders));

var letters = new Letterbox(town.Letters, town.Clock);

// What a shop of your own writes: a store, its accounts, its rules.
await using var services = new ServiceCollection()
    .AddSingleton<TimeProvider>(town.Clock)
    .AddDropship(dropship =>
    {
        dropship.UseSqlite($"Data Source={town.Database}");
        foreach (var store in town.Stores)
            dropship.AddShop(store.Shop.Id, shop => shop
                .SellOnWish(wish => Accounts.Fill(wish, store))
                .PayoutsFrom(_ => new WishPayouts(store.Wish, store.Shop.Currency))
                .BuyFromCjDropshipping(cj => Accounts.Fill(cj, town))
                .TrackWith17Track(track => Accounts.Fill(track, town))
                .TellCustomers(_ => letters)
                .WithPolicies(Rules.Of));
    })
    .BuildServiceProvider();

var dropship = services.GetRequiredService<IDropship>();
var (life, person) = (new Life(town), new Person(dropship.Orders, town.Clock));
town.Tell(dropship);
var progress = new Progress(Console.Out, !Console.IsOutputRedirected, TimeProvider.System);

while (town.Clock.GetUtcNow() < town.Ends && await dropship.PumpAsync())
{
    await person.AnswerAsync();
    await progress.TellAsync(town.Clock.GetUtcNow(), dropship.Orders);
    await town.SleepUntilAsync(await dropship.NextAsync());
    life.GoOn();
}

progress.End();
var found = await new Reckoning(town, dropship.Orders).ReadAsync();
var report = new Report(town, found);
report.Write(Console.Out);
new CallsReport(town, found).Write(Console.Out);
if (found.Doubted is { } doubted)
{
    Console.WriteLine($"\nOne order explained: the answer to its payment was lost.\n{await dropship.Orders.ExplainAsync(doubted)}");
    foreach (var line in Doubt.Tell(await dropship.Orders.HistoryAsync(doubted))) Console.WriteLine(line);
}

Console.WriteLine();
foreach (var line in letters.Tell()) Console.WriteLine(line);
return report.Faults.Count == 0 ? 0 : 1;
