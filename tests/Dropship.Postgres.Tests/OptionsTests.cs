using Dropship.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Postgres.Tests;

/// <summary>Options out of range are refused before anything is connected.</summary>
public sealed class OptionsTests
{
    private const string Somewhere = "Host=db";

    public static TheoryData<PostgresOptions> Wrong =>
    [
        new(),
        new() { ConnectionString = "Colour=blue" },
        new() { ConnectionString = Somewhere, Schema = "" },
        new() { ConnectionString = Somewhere, Schema = "Shop" },
        new() { ConnectionString = Somewhere, Schema = "shop; DROP SCHEMA public" },
        new() { ConnectionString = Somewhere, Schema = "shop\n" },
        new() { ConnectionString = Somewhere, Schema = "pg_shop" },
        new() { ConnectionString = Somewhere, Schema = new string('s', 64) },
        new() { ConnectionString = Somewhere, CommandTimeout = TimeSpan.Zero },
        new() { ConnectionString = Somewhere, CommandTimeout = TimeSpan.FromSeconds(1.5) },
        new() { ConnectionString = Somewhere, CommandTimeout = TimeSpan.FromHours(2) },
        new() { ConnectionString = Somewhere, Connections = 0 },
        new() { ConnectionString = Somewhere, Connections = 101 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Refuses(PostgresOptions options) => Should.Throw<ArgumentException>(() => new PostgresStore(options));

    [Fact]
    public void Each_process_leases_under_a_name_of_its_own_unless_the_host_gives_it_one()
    {
        static string InstanceOf(Action<DropshipBuilder> describe)
        {
            using var services = new ServiceCollection().AddDropship(describe).BuildServiceProvider();
            var options = new DropshipOptions();
            foreach (var step in services.GetServices<IConfigureOptions<DropshipOptions>>()) step.Configure(options);
            return options.Instance;
        }

        InstanceOf(static dropship => dropship.UsePostgres(Somewhere)).ShouldEndWith($"/{Environment.ProcessId}");
        InstanceOf(static dropship => dropship.UsePostgres(Somewhere).Configure(static options => options.Instance = "first")).ShouldBe("first");
    }
}
