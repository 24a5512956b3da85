using System.Collections.Concurrent;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>An engine's way to the customers; what reached them lies in the box.</summary>
internal sealed class FakeNotifier(ConcurrentQueue<CustomerMessage> box, Calls calls) : ICustomerNotifier
{
    public NotifierDescriptor Descriptor { get; } = new("letters", RateLimit.None);

    public ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation) => calls.MakeAsync(new($"notify {message.Kind}", cancellation), () =>
    {
        box.Enqueue(message);
        return message.To?.Email is null ? WriteReceipt.Rejected(Domain.DeclineReason.Unsupported) : WriteReceipt.Done;
    });
}
