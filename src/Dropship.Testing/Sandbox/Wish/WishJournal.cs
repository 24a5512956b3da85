using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Writes what happens into the ledger and keeps the state that comes of it. Time only goes on: a clock that was set back does not bring the past again.</summary>
internal sealed class WishJournal
{
    private readonly SandboxLedger _ledger;
    private readonly TimeProvider _clock;

    internal WishJournal(SandboxLedger ledger, TimeProvider clock, WishSandboxOptions options)
    {
        (_ledger, _clock, Account) = (ledger, clock, new(options.DistinctTimes));
        for (var number = 0; number < ledger.Lines.Count; number++) Account.Apply(Read(ledger.Lines[number], number + 1));
    }

    internal WishAccount Account { get; }

    /// <summary>The present, to the millisecond as the vendor tells time.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var now = _clock.GetUtcNow();
            return Later(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), Account.LastAt);
        }
    }

    /// <summary>Lets everything happen that has fallen due since the last call.</summary>
    internal void Advance()
    {
        var now = Now;
        while (Account.Due(now) is { } due) Record(due with { At = Later(due.At, Account.LastAt) });
    }

    internal void Record(WishEvent happened)
    {
        _ledger.Add(JsonSerializer.Serialize(happened, WishJson.Default.WishEvent));
        Account.Apply(happened);
    }

    private static WishEvent Read(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, WishJson.Default.WishEvent) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"Line {number} of the ledger is not an event of the Wish sandbox. Give the file that this sandbox wrote, or a new one.", fault);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
