using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a marketplace whose buyers ask what the case says.</summary>
public interface IInquiryFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    IInquiryClient Inquiries { get; }

    /// <summary>How many inquiries the marketplace puts on a page; a case opens a few pages full.</summary>
    int InquiriesOnPage { get; }

    /// <summary>A well-formed number of an inquiry that never was.</summary>
    string UnknownInquiry { get; }

    /// <summary>The name of the buyers who ask: it must be seen nowhere but in the thread.</summary>
    string Asker { get; }

    /// <summary>A buyer of a new order asks something about it; each call another inquiry.</summary>
    /// <param name="words">What is asked.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<AskedInquiry> AskAsync(string words, CancellationToken cancellation);

    /// <summary>The buyer writes again: the shop is waited for.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="words">What is written.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask AskAgainAsync(string inquiry, string words, CancellationToken cancellation);

    /// <summary>How often the marketplace shows these words of the shop in an inquiry.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="words">The words.</param>
    int CountReplies(string inquiry, string words);

    /// <summary>The marketplace's present: replies are tried at it.</summary>
    Instant Now { get; }
}

/// <summary>An inquiry that was opened.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Order">The order it is about.</param>
public sealed record AskedInquiry(string Id, OrderId Order);
