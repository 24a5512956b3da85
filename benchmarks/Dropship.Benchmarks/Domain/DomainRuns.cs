using System.Diagnostics;
using Dropship.Benchmarks.Measuring;
using Dropship.Domain;

namespace Dropship.Benchmarks.Domain;

/// <summary>Lives many orders, one after another, on one core.</summary>
internal static class DomainRuns
{
    private const int LivesBetweenLooksAtTheClock = 10;

    /// <summary>Every command of every life through <see cref="Fulfilment.Take"/>.</summary>
    internal static Contestant Taking(string name, Life[] lives) => new(name, Repeat(lives, static life =>
    {
        var order = new Order(life.Key);
        foreach (var step in life.Steps) order = Fulfilment.Take(order, step.Command).Order;
        return order;
    }));

    /// <summary>The same, and <see cref="Fulfilment.Next"/> after each.</summary>
    internal static Contestant TakingAndAsking(string name, Life[] lives) => new(name, Repeat(lives, static life =>
    {
        var order = new Order(life.Key);
        foreach (var step in life.Steps)
        {
            order = Fulfilment.Take(order, step.Command).Order;
            if (Fulfilment.Next(order, Life.Policies, step.Now, step.Looked).WakeAt != step.Agenda.WakeAt) throw new InvalidOperationException("The agenda is not the one of the rehearsal.");
        }

        return order;
    }));

    /// <summary>Runs lives in turn for a time; the work of one returns what it made, so that none of it can be left out.</summary>
    internal static Func<TimeSpan, Task<Slice>> Repeat(Life[] lives, Func<Life, object> live)
    {
        var next = 0;
        return length =>
        {
            var (transitions, start) = (0L, Stopwatch.GetTimestamp());
            var before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan took;
            do
            {
                for (var i = 0; i < LivesBetweenLooksAtTheClock; i++)
                {
                    var life = lives[next];
                    next = next + 1 == lives.Length ? 0 : next + 1;
                    GC.KeepAlive(live(life));
                    transitions += life.Steps.Length;
                }

                took = Stopwatch.GetElapsedTime(start);
            }
            while (took < length);
            return Task.FromResult(new Slice(transitions, took, GC.GetAllocatedBytesForCurrentThread() - before));
        };
    }
}
