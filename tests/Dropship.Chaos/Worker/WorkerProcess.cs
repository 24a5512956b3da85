using System.Runtime.InteropServices;
using Dropship.Domain;
using Dropship.Storage;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Chaos.Worker;

/// <summary>
/// The process that is killed: the real engine on the store and the vendors it is told. It works until nothing is due, says so, and waits to be told the time.
/// It ends when it is asked to, when it is killed, and when nobody is at the other end any more.
/// </summary>
internal static class WorkerProcess
{
    internal const string Verb = "worker";
    private const int Orphaned = 3;
    private const int RoundsOfAWeight = 10;

    internal static async Task<int> RunAsync()
    {
        var settings = WorkerSettings.Of(await Console.In.ReadLineAsync() ?? "");
        using var stopping = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;   // the engine ends what it is at first
            stopping.Cancel();
        });
        Line line = new(Console.In, Console.Out);
        Points points = new(line);
        FastClock clock = new(Vendors.Town.Begins, Vendors.Town.Speed);
        _ = Task.Run(async () =>
        {
            await line.HearAsync(points, moment => clock.JumpTo(moment.At(Vendors.Town.Speed)));
            Environment.Exit(Orphaned);
        });
        try
        {
            await line.Moments.ReadAsync(stopping.Token);
            await using var services = Assembly.Build(settings, clock, line, points);
            await WorkAsync(services.GetRequiredService<IDropship>(), line, settings.IsWeighed, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }

        return 0;
    }

    private static async Task WorkAsync(IDropship dropship, Line line, bool isWeighed, CancellationToken stopping)
    {
        var rounds = 0;
        while (!stopping.IsCancellationRequested)
        {
            var (done, next) = (false, (Instant?)null);
            try
            {
                done = await dropship.PumpAsync(stopping);
                next = await dropship.NextAsync(stopping);
            }
            catch (StoreUnavailableException)
            {
            }

            if (isWeighed && rounds++ % RoundsOfAWeight == 0) line.SayWeight();
            line.SayIdle(next, down: !done);
            await line.Moments.ReadAsync(stopping);
        }
    }
}
