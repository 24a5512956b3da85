using Dropship.Storage;

namespace Dropship.Simulation.Runtime.Passage;

/// <summary>
/// The one way of an engine to the outside: each store write and each call at a vendor passes it, one after the other, and may go wrong
/// there. After the end of its life nothing that the engine asks for happens any more.
/// </summary>
internal sealed class Gate(StepClock clock, IMishaps mishaps, Life life)
{
    /// <summary>Longer than any write waits.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromMinutes(15);

    public StepClock Clock => clock;

    /// <summary>An operation sets out.</summary>
    /// <exception cref="CrashException">The process is dead, or dies here.</exception>
    public Mishap Begin(in Operation operation)
    {
        life.Check(operation);
        var mishap = mishaps.Next(operation with { At = clock.GetUtcNow() });
        if (mishap == Mishap.CrashBefore) throw life.End(operation);
        return mishap;
    }

    /// <summary>The operation has had its effect.</summary>
    /// <exception cref="CrashException">The process dies here.</exception>
    public void End(in Operation operation, Mishap mishap)
    {
        if (mishap == Mishap.CrashAfter) throw life.End(operation);
    }

    /// <summary>Does something at the store.</summary>
    public async ValueTask<T> StoreAsync<T>(string name, Side side, Func<ValueTask<T>> effect)
    {
        var operation = new Operation($"store.{name}", side);
        var mishap = Begin(operation);
        if (mishap is not (Mishap.None or Mishap.CrashAfter or Mishap.LoseAnswer)) throw new StoreUnavailableException($"{operation.Name}: the disk is full");
        var answer = await effect();
        End(operation, mishap);
        return mishap == Mishap.LoseAnswer ? throw new StoreUnavailableException($"{operation.Name}: nobody knows whether it was written") : answer;
    }
}

/// <summary>The life of one process.</summary>
internal sealed class Life
{
    public bool IsOver { get; private set; }

    /// <summary>Where it ended.</summary>
    public string? EndedAt { get; private set; }

    public void Check(in Operation operation)
    {
        if (IsOver) throw new CrashException(operation.Name);
    }

    public CrashException End(in Operation operation)
    {
        (IsOver, EndedAt) = (true, operation.Name);
        return new(operation.Name);
    }
}

/// <summary>The process is gone.</summary>
internal sealed class CrashException(string operation) : Exception($"the process ended at {operation}");
