namespace Dropship.Sdk.Tests.Fakes;

/// <summary>The way of one engine to the outside: everything it asks of vendors and store goes through here.</summary>
internal sealed class Calls(Script script, Life life)
{
    public Script Script => script;

    public ValueTask<T> MakeAsync<T>(Call call, Func<T> effect) => MakeAsync(call, () => new ValueTask<T>(effect()));

    public async ValueTask<T> MakeAsync<T>(Call call, Func<ValueTask<T>> effect)
    {
        script.Began(call.Name);
        try
        {
            life.Step(call.Name);
            await Task.Yield();   // as a wire does: others come in between
            var disturbance = script.DisturbanceOf(call.Name);
            if (disturbance.Before is { } before) await before(call.Cancellation);
            call.Cancellation.ThrowIfCancellationRequested();
            var answer = await effect();
            life.Step(call.Name);
            if (disturbance.After is { } after) await after(call.Cancellation);
            return answer;
        }
        finally
        {
            script.Ended();
        }
    }
}

/// <summary>A call to the outside.</summary>
internal readonly record struct Call(string Name, CancellationToken Cancellation);

/// <summary>The life of one engine: after its last step it is dead, and nothing it asks for happens any more.</summary>
internal sealed class Life(int lastStep = int.MaxValue)
{
    private int _steps;

    public bool IsOver => Volatile.Read(ref _steps) > lastStep;

    public int Steps => Volatile.Read(ref _steps);

    public void Step(string call)
    {
        if (Interlocked.Increment(ref _steps) > lastStep) throw new CrashException($"the process ended at {call}");
    }
}

/// <summary>The process is gone.</summary>
internal sealed class CrashException(string message) : Exception(message);
