namespace Dropship.Domain;

/// <summary>What customers are told, and when. Pure data.</summary>
public sealed record NotifyRules
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static NotifyRules Default { get; } = new();

    /// <summary>What is not told. Default: nothing; every kind is.</summary>
    public Few<NoticeKind> Silent { get; init; }

    /// <summary>When nobody is told anything; null for never. Default: <see cref="QuietHours.Night"/>.</summary>
    public QuietHours? Quiet { get; init; } = QuietHours.Night;

    /// <summary>The zones of each country, by its ISO 3166 code, the likeliest first. Default: none is known.</summary>
    public IReadOnlyDictionary<string, Few<Zone>> Zones { get; init; } = new Dictionary<string, Few<Zone>>();

    /// <summary>The zones of a country that <see cref="Zones"/> does not have. Default: UTC.</summary>
    public Few<Zone> Elsewhere { get; init; } = [Zone.Utc];

    /// <summary>How many messages an order may cost its customer within 24 hours. What is more waits, and what has become pointless by then is not told. Default: 4.</summary>
    public int MostPerDay { get; init; } = 4;

    /// <summary>How long after it happened something is still told that ends by itself: acceptance, delivery, refund, loss, return. Default: 3 days.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long after the end of the expected day it is said that nothing has shipped. Default: 12 hours.</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long after a parcel came to its pick-up point its customer is reminded. Default: 3 and 6 days.</summary>
    public Few<TimeSpan> PickupReminders { get; init; } = Few.Of<TimeSpan>().Add(TimeSpan.FromDays(3)).Add(TimeSpan.FromDays(6));

    /// <summary>The zones of a destination, the likeliest first.</summary>
    /// <param name="to">Where an order goes.</param>
    public Few<Zone> ZonesOf(Destination to) => Zones.TryGetValue(to.Country, out var zones) && !zones.IsEmpty ? zones : Elsewhere.IsEmpty ? [Zone.Utc] : Elsewhere;

    internal bool IsSilent(NoticeKind kind)
    {
        foreach (var silent in Silent)
            if (silent == kind)
                return true;
        return false;
    }
}
