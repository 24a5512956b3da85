using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A way to tell customers something: mail, a marketplace's messages, an app. It does not throw: whatever is not a clear answer is <see cref="Outcome.Unknown"/>, and is not said again.</summary>
public interface ICustomerNotifier
{
    /// <summary>What the engine must know of it; pure data.</summary>
    NotifierDescriptor Descriptor { get; }

    /// <summary>
    /// Tells a customer something, once. Answers <see cref="Outcome.Done"/> if it was taken, <see cref="Outcome.NotSent"/> only if nothing left (it is tried again later), and
    /// <see cref="WriteReceipt.Rejected"/> if it was refused for good: with <see cref="DeclineReason.Unsupported"/> where there is no way to this customer, else a person is asked.
    /// </summary>
    /// <param name="message">What to tell whom: personal data, not to be kept and not to be logged.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation);
}

/// <summary>What the engine must know of a notifier.</summary>
/// <param name="Name">For people, and for who must be told of an erasure.</param>
/// <param name="Limit">How fast it may be called.</param>
public sealed record NotifierDescriptor(string Name, RateLimit Limit);

/// <summary>A message to a customer, ready to be read.</summary>
/// <param name="Order">Of which order.</param>
/// <param name="Id">Names the message: the same for each try of it, another for each message; letters, digits, dots and dashes.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Language">The language of its texts, for example <c>en</c>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The text, lines ended by a line feed.</param>
/// <param name="To">Whom: personal data; null if it is not known or was erased.</param>
public sealed record CustomerMessage(OrderKey Order, string Id, NoticeKind Kind, string Language, string Subject, string Text, Address? To)
{
    /// <summary>The oldest inquiry of the order in which the buyer waits for the shop; null if there is none. For a way that can only answer there.</summary>
    /// <value>Null.</value>
    public string? Inquiry { get; init; }

    /// <summary>Says nothing of the person or the text: messages must not reach logs.</summary>
    public override string ToString() => $"{Kind} of {Order}";
}
