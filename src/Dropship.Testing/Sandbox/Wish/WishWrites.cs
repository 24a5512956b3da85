using System.Buffers;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Takes what merchants write to orders. Every write is answered at once and carried out later; every one is counted, refused ones too.</summary>
internal sealed class WishWrites(WishJournal journal, WishSandboxOptions options, WishOrderReads orders, WishCarriers carriers, WishReplies replies)
{
    private static readonly SearchValues<char> TrackingLetters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    internal SandboxAnswer Track(SandboxRequest request, string id)
    {
        if (journal.Account.Find(id) is not { } order) return orders.Unknown();
        var sent = WishBody.Read(request, WishJson.Default.WishTrackingSent);
        return Is(order, sent)
            ? Hear(order, WishProcessing.UpdateTracking, 0, "")
            : Take(order, WishProcessing.UpdateTracking, new(Tracking: sent), Fault(order, sent));
    }

    internal SandboxAnswer Refund(SandboxRequest request, string id)
    {
        if (journal.Account.Find(id) is not { } order) return orders.Unknown();
        var sent = WishBody.Read(request, WishJson.Default.WishRefundSent);
        return Take(order, WishProcessing.Refund, new(Refund: sent), Fault(order, sent));
    }

    internal SandboxAnswer Move(SandboxRequest request, string id)
    {
        if (journal.Account.Find(id) is not { } order) return orders.Unknown();
        var sent = WishBody.Read(request, WishJson.Default.WishAddressSent);
        return Take(order, WishProcessing.ModifyShipping, new(Address: sent), Fault(order, sent));
    }

    private SandboxAnswer Take(WishOrder order, string source, WishSent sent, string? fault)
    {
        if (fault is null && order.IsWriting) fault = "The order is being processed.";
        if (fault is not null) return Hear(order, source, WishReplies.Invalid, fault);
        var at = journal.Now;
        journal.Record(new WishEvent.OfOrder.WriteTaken(at, order.Id, source, sent, at + options.WriteDelay, options.FailWrite?.Invoke(order.Id, source) ?? false));
        return orders.Get(order.Id);
    }

    private SandboxAnswer Hear(WishOrder order, string source, int code, string message)
    {
        journal.Record(new WishEvent.OfOrder.WriteHeard(journal.Now, order.Id, source, code));
        return code == 0 ? orders.Get(order.Id) : replies.Error(code, message);
    }

    private static bool Is(WishOrder order, WishTrackingSent? sent) => order.IsWriting && order.Write!.Sent.Tracking is { } tracking && tracking == sent;

    private string? Fault(WishOrder order, WishTrackingSent? sent) => sent switch
    {
        null => "The body is not a tracking update.",
        { TrackingNumber: null or "" } or { OriginCountry: null } or { ShippingProvider: null } => "tracking_number, origin_country and shipping_provider are required.",
        _ when sent.TrackingNumber.AsSpan().ContainsAnyExcept(TrackingLetters) => "tracking_number may hold letters and digits only.",
        { OriginCountry.Length: not 2 } => "origin_country is not an ISO 3166-1 alpha-2 code.",
        { ShipNote: "" } => "ship_note is empty.",
        _ when !carriers.Takes(order, sent.ShippingProvider) => "shipping_provider is not valid for this order.",
        _ when order.State is not WishStates.Approved and not WishStates.Shipped => $"An order in state {order.State} cannot be shipped.",
        _ => null,
    };

    private static string? Fault(WishOrder order, WishRefundSent? sent) => sent switch
    {
        null => "The body is not a refund.",
        { RefundReason: null } => "refund_reason is required.",
        { RefundReasonNote: "" } => "refund_reason_note is empty.",
        _ when !WishRefundReasons.For(order).Contains(sent.RefundReason) => "refund_reason is not valid for this order.",
        _ => null,
    };

    private static string? Fault(WishOrder order, WishAddressSent? sent) => sent switch
    {
        null => "The body is not an address.",
        { StreetAddress1: null or "" } or { City: null or "" } or { State: null or "" } or { Zipcode: null or "" } => "street_address1, city, state and zipcode are required.",
        { CountryCode: not { Length: 2 } } => "country_code is not an ISO 3166-1 alpha-2 code.",
        { PhoneNumber: { Number: null or "" } } => "phone_number has no number.",
        _ when order.State is not WishStates.Approved and not WishStates.RequireReview => "The address can be changed before shipping only.",
        _ => null,
    };
}
