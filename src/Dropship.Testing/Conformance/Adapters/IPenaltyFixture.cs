using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a marketplace that punishes the shop when the case says so.</summary>
public interface IPenaltyFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    IPenaltyClient Penalties { get; }

    /// <summary>How many penalties the marketplace puts on a page; a case has a few pages full issued.</summary>
    int PenaltiesAPage { get; }

    /// <summary>A well-formed number of a penalty that never was.</summary>
    string UnknownPenalty { get; }

    /// <summary>The marketplace issues a penalty; each call another one, and some time passes.</summary>
    /// <param name="order">Because of which order; null for the store as a whole.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its number.</returns>
    ValueTask<string> PunishAsync(OrderId? order, CancellationToken cancellation);

    /// <summary>An order that a penalty can be about.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<OrderId> SellAsync(CancellationToken cancellation);

    /// <summary>The marketplace takes a penalty back, and some time passes.</summary>
    /// <param name="penalty">Its number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask ReverseAsync(string penalty, CancellationToken cancellation);

    /// <summary>The vendor's time.</summary>
    Instant Now { get; }
}
