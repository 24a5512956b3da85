using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>Tells customers something in the ticket that waits for the shop; without one there is no way. What may have arrived is not said again, and nobody looks: the ticket does not wait any more.</summary>
internal sealed class WishNotifier(WishClient client) : ICustomerNotifier
{
    private static readonly WriteReceipt s_noTicket = WriteReceipt.Rejected(DeclineReason.Unsupported, "the buyer has no ticket that waits for the shop");

    public NotifierDescriptor Descriptor { get; } = new(WishAnswer.Vendor, client.Descriptor.Limit);

    public async ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation)
    {
        if (message.Inquiry is not { } ticket || message.Text.Length > WishTickets.MostLetters) return s_noTicket;
        var told = await client.ReplyAsync(new(ticket, message.Text, Never), cancellation).ConfigureAwait(false);
        return told switch
        {
            { Outcome: Outcome.Rejected, Reason: DeclineReason.TooLate } => s_noTicket,   // somebody has answered it meanwhile
            _ => new(told.Outcome, told.Reason, told.Code),
        };
    }

    // A notice is told once by its own record: the same words of before are another one's.
    private static Instant Never { get; } = Instant.From(DateTimeOffset.MaxValue);
}
