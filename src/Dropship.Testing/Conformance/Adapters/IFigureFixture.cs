using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a marketplace that tells by what figures it judges the shop.</summary>
public interface IFigureFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    IReportStanding Figures { get; }
}
