using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dropship.Hosting;

/// <summary>Runs the engine in a host. What was configured is checked before anything runs.</summary>
internal sealed class DropshipService(IOptions<DropshipOptions> options, Lazy<IDropship> dropship) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _ = options.Value;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await dropship.Value.RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was in flight is looked into at the next start.
        }
    }
}
