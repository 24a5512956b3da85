using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case about disputes at least one fault that it catches.</summary>
internal static class DisputeFaults
{
    private const string Found = "a dispute that is opened is found by its order";
    private const string Asked = "asking what a dispute would bring opens none";
    private const string Back = "a dispute that is taken back twice is taken back";
    private const string Unknown = "a dispute of an unknown order is never opened";

    private static readonly string[] Once = ["a dispute that is opened twice is one dispute", "a dispute about the same units under another number opens no second"];

    public static IReadOnlyList<Planted<BrokenSupplier>> All { get; } =
    [
        new(Found, "hides it", client => client.FindDisputes = (_, _) => new([])),
        new(Found, "tells those of others", client => client.FindDisputes = (_, _) => new([new("D-1", new("O-0"), DisputeStage.Open)])),
        Finds(Found, "pays before it is decided", told => told with { PaidBack = new(1m, new("USD")) }),
        Finds(Found, "names another number of ours", told => told with { Reference = "other" }),
        Finds(Found, "is about nothing", told => told with { Units = [new(new("l1"), 0)] }),
        new(Found, "names another in the receipt", client => client.OpenDispute = async (request, cancellation) => await client.Desk.OpenDisputeAsync(request, cancellation) with { Dispute = new("D-9", request.Order, DisputeStage.Open) }),
        new(Found, "cannot be read by its number", client => client.GetDispute = (_, _, _) => new((SupplierDispute?)null)),
        new(Found, "tells no terms", client => client.DisputeTerms = (_, _, _) => new((DisputeTerms?)null)),
        new(Found, "promises more than was paid", client => client.DisputeTerms = async (order, units, cancellation) => await client.Desk.GetDisputeTermsAsync(order, units, cancellation) is { } terms ? terms with { Most = new(1_000_000m, new("USD")) } : null),
        new(Found, "refuses what it offers", client => client.OpenDispute = (_, _) => new(new DisputeReceipt(Outcome.Rejected))),
        new(Asked, "tries it out", client => client.DisputeTerms = async (order, units, cancellation) =>
        {
            client.Desk.Add(new(order, "x", units, DisputeCause.Other, DisputeRemedy.Refund, "x"));
            return await client.Desk.GetDisputeTermsAsync(order, units, cancellation);
        }),
        new(Asked, "disputes nothing and tells terms", client => client.Disputable = (_, _) => new([])),
        .. Once.Select(static name => new Planted<BrokenSupplier>(name, "opens a second", static client => client.OpenDispute = (request, _) => new(client.Desk.Add(request)))),
        .. Once.Select(static name => new Planted<BrokenSupplier>(name, "refuses what is there", static client => client.OpenDispute = async (request, cancellation) =>
            (await client.Desk.FindDisputesAsync(request.Order, cancellation)).Count > 0 ? new(Outcome.Rejected) : await client.Desk.OpenDisputeAsync(request, cancellation))),
        new(Back, "does nothing", client => client.WithdrawDispute = (_, _, _) => new(new DisputeReceipt(Outcome.Done))),
        new(Back, "refuses the second", client => client.WithdrawDispute = async (order, dispute, cancellation) =>
            await client.Desk.GetDisputeAsync(order, dispute, cancellation) is { Stage: DisputeStage.Withdrawn } ? new(Outcome.Rejected) : await client.Desk.WithdrawDisputeAsync(order, dispute, cancellation)),
        new(Back, "forgets it", client => client.FindDisputes = async (order, cancellation) => [.. (await client.Desk.FindDisputesAsync(order, cancellation)).Where(static told => told.Stage != DisputeStage.Withdrawn)]),
        new(Unknown, "takes no for yes", client => client.OpenDispute = async (request, cancellation) => await client.Desk.OpenDisputeAsync(request, cancellation) with { Outcome = Outcome.Done }),
        new(Unknown, "tells terms for it", client => client.DisputeTerms = (_, units, _) => new(new DisputeTerms(units, null, [], []))),
    ];

    private static Planted<BrokenSupplier> Finds(string name, string fault, Func<SupplierDispute, SupplierDispute> wrong) =>
        new(name, fault, client => client.FindDisputes = async (order, cancellation) => [.. (await client.Desk.FindDisputesAsync(order, cancellation)).Select(wrong)]);
}
