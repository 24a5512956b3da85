namespace Dropship.Sdk.Tests.Engine;

/// <summary>A clock at whose reading something else happens first: the one place where a lane lets a test in between two steps.</summary>
internal sealed class CrowdedClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch.AddYears(50);
    private Action? _crowd;
    private int _readings;

    public void OnNextReadButOne(Action crowd) => (_readings, _crowd) = (0, crowd);

    public void Move(TimeSpan span) => _now += span;

    public override DateTimeOffset GetUtcNow()
    {
        if (_crowd is { } crowd && ++_readings == 2)
        {
            _crowd = null;
            crowd();
        }

        return _now;
    }
}
