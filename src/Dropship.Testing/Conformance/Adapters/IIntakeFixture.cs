using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter that takes goods off the market, before a marketplace whose shelves can be looked at.</summary>
public interface IIntakeFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    IControlIntake Intake { get; }

    /// <summary>The shop lists goods, all of them offered; at least thirty.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask StockAsync(CancellationToken cancellation);

    /// <summary>What is offered now, by the shop's SKU.</summary>
    IReadOnlySet<string> Offered();

    /// <summary>The merchant takes something off the market by hand.</summary>
    /// <param name="sku">What.</param>
    void TakeOff(string sku);
}
