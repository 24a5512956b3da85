using Dropship.Domain;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What a case needs beside the port.</summary>
/// <param name="Name">For the list of skipped cases.</param>
/// <param name="IsMet">True if the fixture or its adapter has it.</param>
internal sealed record Need(string Name, Func<IVendorFixture, bool> IsMet)
{
    internal static readonly Need CountedWrites = Fixture<ICountWrites>();

    internal static readonly Need HeldAnswers = Fixture<IHoldAnswers>();

    internal static readonly Need AnyFault = Fixture<ISteerFaults>();

    internal static readonly Need SeveralSteps = new("a purchase of several steps", fixture => fixture is ISupplierFixture { Client.Descriptor.Terms.Steps.Count: > 1 });

    internal static Need Fixture<T>() => new(typeof(T).Name, static fixture => fixture is T);

    internal static Need Client<T>() => new($"an adapter with {typeof(T).Name}", static fixture => ClientOf(fixture) is T);

    internal static Need Fault(VendorFault fault) => new($"{nameof(ISteerFaults)} for {fault}", fixture => fixture is ISteerFaults faults && faults.CanProvoke(fault));

    internal static Need Protocol(ProtocolKind kind) => new($"the protocol {kind}", fixture => fixture is ISupplierFixture supplier && supplier.Client.Descriptor.Terms.Kind == kind);

    private static object? ClientOf(IVendorFixture fixture) => fixture switch
    {
        IMarketplaceFixture marketplace => marketplace.Client,
        ISupplierFixture supplier => supplier.Client,
        ICarrierFixture carrier => carrier.Client,
        _ => null,
    };
}
