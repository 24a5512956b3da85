using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Reads the penalties that a marketplace issues. Throws <see cref="ProviderException"/>.</summary>
public interface IPenaltyClient
{
    /// <summary>Penalties that were issued or reversed since a cursor, at least once, in any order.</summary>
    /// <param name="cursor">The adapter's own mark of the last page; null for the start.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<PenaltyPage> ListPenaltiesAsync(string? cursor, CancellationToken cancellation);

    /// <summary>One penalty as it is now, or null if the marketplace does not know it.</summary>
    /// <param name="penalty">The marketplace's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<ToldPenalty?> GetPenaltyAsync(string penalty, CancellationToken cancellation);

    /// <summary>How many were issued within a time, those that were reversed since counted too.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The last moment.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<int> CountPenaltiesAsync(Instant from, Instant until, CancellationToken cancellation);
}

/// <summary>A page of penalties.</summary>
/// <param name="Penalties">The penalties.</param>
/// <param name="Cursor">The mark to go on from.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record PenaltyPage(IReadOnlyList<ToldPenalty> Penalties, string Cursor, bool HasMore)
{
    /// <summary>Penalties of the page that could not be understood. Each is listed with its reason, so that a person sees it and the page goes on.</summary>
    /// <value>None.</value>
    public IReadOnlyList<UnreadablePenalty> Unreadable { get; init; } = [];
}

/// <summary>A penalty, and what it is about.</summary>
/// <param name="Penalty">The penalty.</param>
/// <param name="Subject">What kind of thing it is about.</param>
/// <param name="Order">The order, if it is about one; null else.</param>
/// <param name="About">The marketplace's number of what else it is about, or null.</param>
public sealed record ToldPenalty(Fact.PenaltySeen Penalty, PenaltySubject Subject, OrderId? Order = null, string? About = null);

/// <summary>A penalty that the marketplace told in a way its adapter does not understand.</summary>
/// <param name="Penalty">Its number; a number of the adapter's own if it has none, the same whenever it is told.</param>
/// <param name="Why">Field, value and cure, without personal data.</param>
public sealed record UnreadablePenalty(string Penalty, string Why);

/// <summary>What a penalty is about. The numbers are stable.</summary>
public enum PenaltySubject
{
    /// <summary>Something that the adapter does not know.</summary>
    Unknown,

    /// <summary>One order of a buyer.</summary>
    Order,

    /// <summary>A buyer's question.</summary>
    Ticket,

    /// <summary>A product that the shop lists.</summary>
    Product,

    /// <summary>A variation of a product.</summary>
    Variation,

    /// <summary>The store as a whole.</summary>
    Store,

    /// <summary>A rating that a buyer gave.</summary>
    Rating,
}
