namespace Dropship.Chaos.Worker;

/// <summary>
/// The named points of a purchase at which the process can be made to hold, so that it is killed or stopped exactly there. Counted from the moment
/// it was armed; whoever comes to an armed point says so and holds until it is told to go on, if it lives that long.
/// </summary>
internal sealed class Points(Line line)
{
    internal const string BeforeCommit = "before-commit";
    internal const string AfterCommit = "after-commit";
    internal const string BeforeWire = "before-wire";
    internal const string AfterWire = "after-wire";
    private readonly Lock _lock = new();
    private TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _armed;
    private int _left;

    internal void Arm(string point, int count)
    {
        lock (_lock) (_armed, _left, _go) = (point, count, new(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    internal void Release()
    {
        lock (_lock) _go.TrySetResult();
    }

    internal Task ComeToAsync(string point)
    {
        Task go;
        lock (_lock)
        {
            if (_armed != point || --_left > 0) return Task.CompletedTask;
            (_armed, go) = (null, _go.Task);
        }

        line.Say(Line.At, point);
        return go;
    }
}
