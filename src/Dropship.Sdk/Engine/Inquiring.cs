using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// Carries out what was decided about a buyer's inquiry, and looks whether it took effect. What is written to the buyer is durable before it leaves, with the buyer's own data; the
/// record of the order has no word of it.
/// </summary>
internal sealed class Inquiring(IPersonalDataStore persons, TimeProvider clock)
{
    // The vendor's clock may be behind ours: the same words of the shop so short before the try are taken for it, for they are not said twice.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Under which name the words of a reply are kept. Two people who decide at once have names of their own.</summary>
    internal static string NameOf(Decision.InquiryActed act) => $"inquiry {act.Inquiry} {act.No} {act.By} {act.At}";

    /// <summary>Sends a write whose try is durable.</summary>
    internal async ValueTask<(WriteReceipt Receipt, Fact.InquirySeen? Seen)> SendAsync(Shop shop, Order order, TryKey key, CancellationToken cancellation)
    {
        if (shop.Inquiries is not { } client) return (WriteReceipt.Rejected(DeclineReason.Unsupported, "the shop has no account where inquiries are answered"), null);
        var act = ActOf(order, key);
        if (act.Act != InquiryAct.Reply) return Told(order, await client.MoveAsync(act.Inquiry, act.Act, cancellation).ConfigureAwait(false));

        string? words;
        try
        {
            words = await WordsAsync(shop, client, order, act, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return (new(Outcome.NotSent, Code: fault is ProviderException known ? known.Message : fault.GetType().Name), null);   // no doubt: it never left
        }

        if (words is null) return (WriteReceipt.Rejected(DeclineReason.Invalid, "the words are erased or were never kept: write them again"), null);
        return Told(order, await client.ReplyAsync(new(act.Inquiry, words, Since(order, key)), cancellation).ConfigureAwait(false));
    }

    /// <summary>Reads an inquiry to see what became of a write.</summary>
    internal async ValueTask<(Verification Found, Fact.InquirySeen? Seen)> VerifyAsync(Shop shop, Order order, TryKey key, CancellationToken cancellation)
    {
        var client = shop.Inquiries ?? throw new ProviderException(ProviderFault.Rejected, shop.Marketplace.Descriptor.Name, "the shop has no account where inquiries are read");
        var act = ActOf(order, key);
        if (await client.FindInquiryAsync(act.Inquiry, cancellation).ConfigureAwait(false) is not { } inquiry) return (Verification.NotDone, null);
        var isDone = act.Act == InquiryAct.Reply
            ? inquiry.Says(await persons.FindWordsAsync(order.Key, NameOf(act), cancellation).ConfigureAwait(false), Since(order, key))   // words that are erased are not said again: any will do
            : inquiry.Seen.State.Shows(act.Act);
        return (isDone ? Verification.Done : Verification.NotDone, Seen(order, inquiry));
    }

    /// <summary>What an order's record takes of an inquiry: with where it is answered, as it is known there.</summary>
    private static Fact.InquirySeen Seen(Order order, MarketplaceInquiry told) => told.Seen with { AnsweredIn = order.Inquiry(told.Id)?.Seen?.AnsweredIn };

    private static (WriteReceipt, Fact.InquirySeen?) Told(Order order, InquiryReceipt receipt) =>
        (new(receipt.Outcome, receipt.Reason, receipt.Code), receipt.Inquiry is { } inquiry ? Seen(order, inquiry) : null);

    private static Decision.InquiryActed ActOf(Order order, TryKey key) => order.Inquiry(key.Name)!.Acts[key.No - 1];

    private Instant Since(Order order, TryKey key) => (order.Read(key, clock.Now()).First ?? clock.Now()) - Skew;

    // What nobody wrote is made once of the order's facts, and then kept like the words of a person: another try says the same.
    private async ValueTask<string?> WordsAsync(Shop shop, IInquiryClient client, Order order, Decision.InquiryActed act, CancellationToken cancellation)
    {
        if (await persons.FindWordsAsync(order.Key, NameOf(act), cancellation).ConfigureAwait(false) is { } kept) return kept;
        if (act.By != nameof(InquiryRules.AnswersItself) || await client.FindInquiryAsync(act.Inquiry, cancellation).ConfigureAwait(false) is not { } inquiry) return null;
        var address = await persons.FindAddressAsync(order.Key, cancellation).ConfigureAwait(false);
        if (shop.Texts.Answer(order.ProposeAnswer(shop.Policies, clock.Now()), order.Key, order.Latest()!.To, inquiry.Thread.Buyer ?? address?.Name, inquiry.Thread.Locale, client.Inquiries.MostLetters) is not { } answer) return null;
        await persons.SaveWordsAsync(order.Key, NameOf(act), answer.Text, cancellation).ConfigureAwait(false);
        return await persons.FindWordsAsync(order.Key, NameOf(act), cancellation).ConfigureAwait(false);
    }
}
