using Dropship.Storage;

namespace Dropship.Simulation.Runtime.Worlds;

/// <summary>Lets time pass in a world: a round of the engine, what the town does, and on to whatever comes next. A process that dies is followed by another at once.</summary>
internal sealed class Drive(World world)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>How many processes died.</summary>
    public int Crashes { get; private set; }

    /// <summary>Called after each round; may change what goes on in the world.</summary>
    public Func<Task> Each { get; init; } = () => Task.CompletedTask;

    public async Task RunAsync(DateTimeOffset until)
    {
        if (Crashes == 0 && world.Clock.GetUtcNow() == World.Begin) await world.LaunchAsync();
        while (world.Clock.GetUtcNow() < until)
        {
            world.Town.GoOn();
            await world.Errands.RunAsync(world.Clock.GetUtcNow());
            await PumpAsync();
            await Each();
            var next = await NextAsync();
            var now = world.Clock.GetUtcNow();
            var moment = Earlier(Earlier(next ?? now + Pause, world.Town.NextAt), world.Errands.NextAt);
            world.Clock.PassTo(moment <= now ? now + Pause : moment < until ? moment : until);
        }
    }

    private async Task<DateTimeOffset?> NextAsync()
    {
        var next = await world.Dropship.NextAsync();
        return next is { } at ? at.ToDateTimeOffset() : null;
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            try
            {
                await world.Dropship.PumpAsync();
            }
            catch (StoreUnavailableException)
            {
                // told again in the next round
            }
            catch (Exception) when (world.Life.IsOver)
            {
                // whatever a dying process says
            }

            if (!world.Life.IsOver) return;
            Crashes++;
            await world.LaunchAsync();
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;
}
