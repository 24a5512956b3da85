using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters.Cases;
using Dropship.Testing.Conformance.Adapters.Cases.Standing;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What the ports of a merchant's standing must do, ours and users': hand each case a fresh fixture.</summary>
public static class StandingConformance
{
    /// <summary>The cases of <see cref="IPenaltyClient"/>.</summary>
    public static AdapterSuite<IPenaltyFixture> Penalties { get; } = new([.. PenaltyCases.All, .. ReadCases.Of(PenaltyCases.Port), .. GivingUpCases.Of(PenaltyCases.Port)]);

    /// <summary>The cases of <see cref="IReportStanding"/>.</summary>
    public static AdapterSuite<IFigureFixture> Figures { get; } = new([.. FigureCases.All, .. ReadCases.Of(FigureCases.Port), .. GivingUpCases.Of(FigureCases.Port)]);

    /// <summary>The cases of <see cref="IControlIntake"/>, of one that takes goods off the market.</summary>
    public static AdapterSuite<IIntakeFixture> Intake { get; } = new([.. IntakeCases.All]);
}
