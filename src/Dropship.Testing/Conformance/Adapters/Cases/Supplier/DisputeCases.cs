using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>A dispute is opened once, is found by its order, and can be taken back.</summary>
internal static class DisputeCases
{
    private static readonly Need[] Disputes = [Need.Client<IDisputes>()];

    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("a dispute that is opened is found by its order", Disputes, FoundAsync),
        new("asking what a dispute would bring opens none", Disputes, AskedAsync),
        new("a dispute that is opened twice is one dispute", Disputes, (fixture, cancellation) => OnceAsync(fixture, isSame: true, cancellation)),
        new("a dispute about the same units under another number opens no second", Disputes, (fixture, cancellation) => OnceAsync(fixture, isSame: false, cancellation)),
        new("a dispute that is taken back twice is taken back", Disputes, WithdrawnAsync),
        new("a dispute of an unknown order is never opened", Disputes, UnknownAsync),
    ];

    private static async Task FoundAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var (disputes, request) = await PaidAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Same(0, (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Count, "An order that nobody disputes has no dispute.");
        var told = await OpenAsync(fixture, disputes, request, cancellation).ConfigureAwait(false);
        var found = (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Single("A dispute that was opened is found by its order.");
        Promise.Holds(told is null || told.Id == found.Id, "The receipt names the dispute that was opened.");
        Promise.Same(request.Order, found.Order, "A dispute names the order it is about.");
        Promise.Holds(found.Reference is null || found.Reference == request.Reference, "Where our number is told back it is the one that was given.");
        Promise.Holds(found.PaidBack is null || found.Stage == DisputeStage.Refunded, "Nothing is paid back while nothing is decided.");
        Promise.Holds(found.Units.All(units => units.Quantity > 0), "A dispute is about at least one unit of what it names.");
        Promise.Same(found.Id, (await disputes.GetDisputeAsync(request.Order, found.Id, cancellation).ConfigureAwait(false))?.Id, "What is found can be read by its number.");
    }

    private static async Task AskedAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var (disputes, request) = await PaidAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Holds((await disputes.ListDisputableAsync(request.Order, cancellation).ConfigureAwait(false)).Any(static line => line is { IsOpen: true, Quantity: > 0 }), "What terms are told for may be disputed.");
        Promise.Same(0, (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Count, "Asking opens nothing.");
    }

    private static async Task OnceAsync(ISupplierFixture fixture, bool isSame, CancellationToken cancellation)
    {
        var (disputes, request) = await PaidAsync(fixture, cancellation).ConfigureAwait(false);
        await OpenAsync(fixture, disputes, request, cancellation).ConfigureAwait(false);
        var first = (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Single("A dispute that was opened is found by its order.");
        var again = await disputes.OpenDisputeAsync(isSame ? request : request with { Reference = $"{request.Reference}-again" }, cancellation).ConfigureAwait(false);
        Promise.Same(Outcome.Done, again.Outcome, "One about the same units that is open is answered as done.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        var found = (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Single("A dispute that is opened twice is one dispute.");
        Promise.Same(first.Id, found.Id, "The second opening leaves the first as it is.");
    }

    private static async Task WithdrawnAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var (disputes, request) = await PaidAsync(fixture, cancellation).ConfigureAwait(false);
        await OpenAsync(fixture, disputes, request, cancellation).ConfigureAwait(false);
        var id = (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Single("A dispute that was opened is found by its order.").Id;
        for (var i = 0; i < 2; i++)
        {
            var receipt = await disputes.WithdrawDisputeAsync(request.Order, id, cancellation).ConfigureAwait(false);
            Promise.Same(Outcome.Done, receipt.Outcome, "A dispute that is open is taken back, and asking again is harmless.");
            await fixture.SettleAsync(cancellation).ConfigureAwait(false);
            Promise.Same(DisputeStage.Withdrawn, (await disputes.FindDisputesAsync(request.Order, cancellation).ConfigureAwait(false)).Single("A dispute that was taken back stays known.").Stage, "Done means taken back: the dispute shows it.");
        }
    }

    private static async Task UnknownAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var disputes = (IDisputes)fixture.Client;
        var receipt = await disputes.OpenDisputeAsync(new(fixture.UnknownOrder, "CONFORMANCE-1", [], DisputeCause.NotShipped, DisputeRemedy.Refund, Message), cancellation).ConfigureAwait(false);
        Promise.Holds(receipt.Outcome is not (Outcome.Done or Outcome.Pending), "A dispute of an order that the supplier does not know is not opened.");
        Promise.Same(null, await disputes.GetDisputeTermsAsync(fixture.UnknownOrder, [], cancellation).ConfigureAwait(false), "An order that the supplier does not know brings nothing.");
    }

    private const string Message = "This order has not been shipped and is not needed any more. Please cancel it and refund it.";

    // What the supplier offers for an order that was just paid is what is asked for.
    private static async Task<(IDisputes Disputes, DisputeRequest Request)> PaidAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false);
        var disputes = (IDisputes)fixture.Client;
        var terms = await disputes.GetDisputeTermsAsync(buyer.Own.Id, [], cancellation).ConfigureAwait(false) ?? throw new ConformanceException("A paid order can be disputed. No terms are told.");
        Promise.Holds(terms is { Remedies.Count: > 0, Reasons.Count: > 0 }, "Terms name what may be asked for, and why.");
        Promise.Holds(terms.Most is not { Amount: < 0m } && !(terms.Most > buyer.Own.Charged), "What a dispute may bring is not less than nothing, and not more than was charged.");
        var reason = terms.Reasons[0];
        return (disputes, new(buyer.Own.Id, $"{buyer.Reference}-d1", [], reason.Cause, terms.Remedies[0], Message) { Ground = reason.Id });
    }

    private static async Task<SupplierDispute?> OpenAsync(ISupplierFixture fixture, IDisputes disputes, DisputeRequest request, CancellationToken cancellation)
    {
        var receipt = await disputes.OpenDisputeAsync(request, cancellation).ConfigureAwait(false);
        if (receipt.Outcome is not (Outcome.Done or Outcome.Pending)) throw new ConformanceException($"A dispute for a reason that the supplier offers is opened. It was {receipt.Outcome}: {receipt.Reason}, {receipt.Code}.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        return receipt.Dispute;
    }

    private static SupplierDispute Single(this IReadOnlyList<SupplierDispute> found, string promise) => found.Count == 1 ? found[0] : throw new ConformanceException($"{promise} {found.Count} are told.");
}
