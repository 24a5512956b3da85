using System.Globalization;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>
/// Opens disputes and takes them back. CJ says that our number of a dispute must be unique, not what a second one with it is answered,
/// and does not tell the number back: so the order's disputes are read before one is opened, and again when it is not clear whether it was.
/// </summary>
internal sealed class CjDisputing(CjDisputed disputed, CjCalls calls)
{
    private const int LongestReference = 100;
    private const int LongestMessage = 500;
    private const int LongestUrl = 200;
    private const int ToBalance = 1;

    internal async Task<DisputeReceipt> OpenAsync(DisputeRequest request, CancellationToken cancellation)
    {
        if (Faults(request) is { Length: > 0 } faults) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: faults);
        IReadOnlyList<SupplierDispute> before;
        CjDisputeBody body;
        try
        {
            before = await disputed.FindAsync(request.Order, cancellation).ConfigureAwait(false);
            var (built, stop) = await PrepareAsync(request, before, cancellation).ConfigureAwait(false);
            if (built is null) return stop!;
            body = built;
        }
        catch (ProviderException fault)
        {
            return new(Outcome.NotSent, Code: fault.Message);
        }

        var answer = await calls.WriteAsync((api, token, left) => api.OpenDispute(body, token, left), cancellation).ConfigureAwait(false);
        if (answer.IsGood && !IsTrue(answer.Data)) return new(Outcome.Unknown, Code: $"the answer does not say that it was opened ({answer.Detail})");
        if (answer.IsGood) return await LookAsync(answer, request.Order, Outcome.Done, disputes => new(Outcome.Done, Opened(disputes, before)), cancellation).ConfigureAwait(false);
        return answer.IsRefused && CjErrors.Judge(answer.Code, CjWrites.Dispute) is (CjEffect.ReadAgain, var reason)
            ? await LookAsync(answer, request.Order, Outcome.Unknown, disputes => Opened(disputes, before) is { } opened ? new(Outcome.Done, opened) : new(Outcome.Rejected, Reason: reason, Code: answer.Detail), cancellation).ConfigureAwait(false)
            : Refusal(answer, CjWrites.Dispute);
    }

    internal async Task<DisputeReceipt> WithdrawAsync(SupplierOrderId order, string dispute, CancellationToken cancellation)
    {
        SupplierDispute? now;
        try
        {
            now = (await disputed.FindAsync(order, cancellation).ConfigureAwait(false)).FirstOrDefault(one => one.Id == dispute);
        }
        catch (ProviderException fault)
        {
            return new(Outcome.NotSent, Code: fault.Message);
        }

        if (now is null) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "before it was sent: CJ knows no such dispute of this order");
        if (Ended(now) is { } ended) return ended;
        var answer = await calls.WriteAsync((api, token, left) => api.CancelDispute(new(order.Value, dispute), token, left), cancellation).ConfigureAwait(false);
        if (answer.IsGood) return IsFalse(answer.Data) ? new(Outcome.Unknown, now, Code: $"the answer does not say that it was taken back ({answer.Detail})") : new(Outcome.Done, now with { Stage = DisputeStage.Withdrawn, Offered = null });
        return answer.IsRefused && CjErrors.Judge(answer.Code, CjWrites.Withdraw) is (CjEffect.ReadAgain, var reason)
            ? await LookAsync(answer, order, Outcome.Unknown, disputes => disputes.FirstOrDefault(one => one.Id == dispute) is { } then ? Ended(then) ?? new(Outcome.Rejected, then, reason, answer.Detail) : new(Outcome.Unknown, Code: answer.Detail), cancellation).ConfigureAwait(false)
            : Refusal(answer, CjWrites.Withdraw);
    }

    private static DisputeReceipt? Ended(SupplierDispute now) => now.Stage switch
    {
        DisputeStage.Open => null,
        DisputeStage.Withdrawn => new(Outcome.Done, now),
        _ => new(Outcome.Rejected, now, DeclineReason.TooLate, $"it is decided: {now.Stage}"),
    };

    private async Task<(CjDisputeBody? Body, DisputeReceipt? Stop)> PrepareAsync(DisputeRequest request, IReadOnlyList<SupplierDispute> before, CancellationToken cancellation)
    {
        var may = await disputed.ListAsync(request.Order, cancellation).ConfigureAwait(false);
        var lines = may.Choose(request.Units);
        if (There(before, may, request.Units, lines is not null) is { } there) return (null, there);
        if (lines is null) return (null, new(Outcome.Rejected, Reason: DeclineReason.Declined, Code: "before it was sent: CJ does not dispute these units (any more)"));
        var terms = await disputed.GetTermsAsync(request.Order, lines, request.Units, cancellation).ConfigureAwait(false);
        if (!terms.Remedies.Contains(request.Remedy)) return (null, new(Outcome.Rejected, Reason: DeclineReason.Unsupported, Code: $"before it was sent: CJ does not offer {request.Remedy} for these units"));
        return Ground(request, terms) is { } ground
            ? (Build(request, lines, ground), null)
            : (null, new(Outcome.Rejected, Reason: DeclineReason.Unsupported, Code: $"before it was sent: none of CJ's {terms.Reasons.Count} reasons means {request.Ground ?? request.Cause.ToString()}; choose one by its number"));
    }

    // What is there already. Where CJ does not tell what a dispute is about, it is taken for the same if it cannot be about anything else:
    // all of the order is wanted, or CJ lets these units be disputed no more. What was refused or taken back may be asked again.
    private static DisputeReceipt? There(IReadOnlyList<SupplierDispute> before, CjDisputable may, Few<LineUnits> wanted, bool isFree)
    {
        var units = wanted.IsEmpty ? may.All : wanted.OrderBy(static one => one.Line).ToFew();
        foreach (var one in before)
        {
            var (isOpen, isSame) = (one.Stage == DisputeStage.Open, one.Units.IsEmpty ? !isFree || (one.Stage == DisputeStage.Open && units.Equals(may.All)) : one.Units.Equals(units));
            if (isSame && (isOpen || one.Stage is DisputeStage.Refunded or DisputeStage.Resent)) return new(Outcome.Done, one);
            if (isOpen && (one.Units.IsEmpty || one.Units.Any(mine => units.Any(other => other.Line == mine.Line)))) return new(Outcome.Rejected, one, DeclineReason.Invalid, $"before it was sent: dispute {one.Id} is open and may be about some of these units");
        }

        return null;
    }

    // The answer names no dispute: it is the one that was not there before.
    private static SupplierDispute? Opened(IReadOnlyList<SupplierDispute> now, IReadOnlyList<SupplierDispute> before) => now.FirstOrDefault(one => before.All(known => known.Id != one.Id));

    private async Task<DisputeReceipt> LookAsync(CjAnswer answer, SupplierOrderId order, Outcome unread, Func<IReadOnlyList<SupplierDispute>, DisputeReceipt> judge, CancellationToken cancellation)
    {
        try
        {
            return judge(await disputed.FindAsync(order, cancellation).ConfigureAwait(false));
        }
        catch (ProviderException fault)
        {
            return new(unread, Code: $"{answer.Detail}; {fault.Message}");
        }
    }

    private static DisputeReceipt Refusal(CjAnswer answer, CjWrites write) => CjReceipts.Refusal(answer, write) is var (outcome, _, reason, code) ? new(outcome, null, reason, code) : new(Outcome.Unknown);

    private static string? Ground(DisputeRequest request, DisputeTerms terms) =>
        terms.Reasons.FirstOrDefault(reason => request.Ground is { } chosen ? reason.Id == chosen : reason.Cause == request.Cause)?.Id;

    private static CjDisputeBody Build(DisputeRequest request, CjDisputeLine[] lines, string ground) => new()
    {
        BusinessDisputeId = request.Reference,
        OrderId = request.Order.Value,
        DisputeReasonId = int.Parse(ground, CultureInfo.InvariantCulture),
        ExpectType = request.Remedy == DisputeRemedy.Refund ? 1 : 2,
        RefundType = ToBalance,
        MessageText = request.Message,
        ImageUrl = [.. request.Pictures.Select(static place => place.AbsoluteUri)],
        VideoUrl = [.. request.Videos.Select(static place => place.AbsoluteUri)],
        ProductInfoList = lines,
    };

    // Nothing is cut to fit: a person mends it.
    private static string Faults(DisputeRequest request)
    {
        List<string> faults = [];
        if (request.Reference is not { Length: > 0 and <= LongestReference } || !request.Reference.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')) faults.Add("businessDisputeId wants 1 to 100 letters, digits and hyphens");
        if (string.IsNullOrWhiteSpace(request.Message) || request.Message.Length > LongestMessage) faults.Add($"messageText has {request.Message?.Length ?? 0} characters: give 1 to {LongestMessage}");
        if (request.Pictures.Concat(request.Videos).Any(static place => !place.IsAbsoluteUri || place.Scheme is not ("https" or "http") || place.AbsoluteUri.Length > LongestUrl)) faults.Add($"imageUrl and videoUrl want web addresses of at most {LongestUrl} characters");
        return string.Join("; ", faults);
    }

    private static bool IsTrue(JsonElement data) => data.ValueKind == JsonValueKind.True || (data.ValueKind == JsonValueKind.String && CjReceipts.Text(data) is "true");

    private static bool IsFalse(JsonElement data) => data.ValueKind == JsonValueKind.False || (data.ValueKind == JsonValueKind.String && CjReceipts.Text(data) is "false");
}
