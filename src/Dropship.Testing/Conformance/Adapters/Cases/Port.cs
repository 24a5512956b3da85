using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters.Cases;

/// <summary>The calls of a port, so that one family of cases can judge them all.</summary>
internal sealed record Port<TFixture>(Need[] Needs, IReadOnlyList<PortRead<TFixture>> Reads, IReadOnlyList<PortWrite<TFixture>> Writes, Func<TFixture, CancellationToken, Task<IReadOnlyList<string>>> PersonalAsync) where TFixture : IVendorFixture;

/// <summary>A read: made ready while all is well, then called when the case says so.</summary>
internal sealed record PortRead<TFixture>(string Name, Need[] Needs, Func<TFixture, CancellationToken, Task<Reading>> PrepareAsync) where TFixture : IVendorFixture
{
    internal bool IsOf(TFixture fixture) => Needs.All(need => need.IsMet(fixture));
}

/// <summary>A kind of write: made ready while all is well, then sent when the case says so. Several where it takes several to see all of it.</summary>
internal sealed record PortWrite<TFixture>(string Name, Need[] Needs, Func<TFixture, CancellationToken, Task<IReadOnlyList<Sending>>> PrepareAsync) where TFixture : IVendorFixture;

internal delegate Task Reading(CancellationToken cancellation);

internal delegate Task<Sent> Sending(CancellationToken cancellation);

/// <summary>What a write answered, and all that it says.</summary>
internal readonly record struct Sent(Outcome Outcome, string Text);
