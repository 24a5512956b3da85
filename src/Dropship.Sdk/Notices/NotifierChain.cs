using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Notices;

/// <summary>Several ways to tell customers something as one: the first that does not refuse is taken. What may have arrived is not told by another way, and what never left is tried again by the same.</summary>
internal sealed class NotifierChain : ICustomerNotifier
{
    private readonly IReadOnlyList<ICustomerNotifier> _ways;

    private NotifierChain(IReadOnlyList<ICustomerNotifier> ways)
    {
        _ways = ways;
        Descriptor = new(string.Join(", then ", ways.Select(static way => way.Descriptor.Name)), ways.Select(static way => way.Descriptor.Limit).MinBy(static limit => limit.Calls / limit.Per.TotalSeconds)!);
    }

    public NotifierDescriptor Descriptor { get; }

    /// <summary>The ways as one; null if there is none.</summary>
    internal static ICustomerNotifier? Of(IReadOnlyList<ICustomerNotifier> ways) => ways.Count switch
    {
        0 => null,
        1 => ways[0],
        _ => new NotifierChain(ways),
    };

    public async ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation)
    {
        var refused = WriteReceipt.Rejected(DeclineReason.Unsupported);
        foreach (var way in _ways)
        {
            var told = await way.NotifyAsync(message, cancellation).ConfigureAwait(false);
            if (told.Outcome != Outcome.Rejected) return told;
            if (refused.Reason == DeclineReason.Unsupported) refused = told;   // a way that is there and says no tells more than one that is not there
        }

        return refused;
    }
}
