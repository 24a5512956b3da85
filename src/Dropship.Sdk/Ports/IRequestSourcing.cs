using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A supplier that can be asked to find goods it does not have. Reads throw <see cref="ProviderException"/>; the write answers with a receipt.</summary>
public interface IRequestSourcing
{
    /// <summary>Asks the supplier to find something: once on the wire, no retry, no redirect. A second request makes a second search.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<SourcingReceipt> RequestSourcingAsync(SourcingRequest wanted, CancellationToken cancellation);

    /// <summary>What became of requests. One that the supplier leaves out is left out.</summary>
    /// <param name="requests">The supplier's numbers of the requests, at most 100.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SourcingResult>> ReadSourcingAsync(IReadOnlyList<string> requests, CancellationToken cancellation);
}

/// <summary>Goods that a supplier is asked to find.</summary>
/// <param name="Name">What they are called, 1 to 200 characters.</param>
/// <param name="Picture">Where a picture lies that the supplier can fetch.</param>
public sealed record SourcingRequest(string Name, Uri Picture)
{
    /// <summary>Where the goods can be seen; null if nowhere.</summary>
    /// <value>Null.</value>
    public Uri? Page { get; init; }

    /// <summary>The shop's own SKU of them; null for none.</summary>
    /// <value>Null.</value>
    public Sku? Sku { get; init; }

    /// <summary>What a unit should cost; null if it does not matter.</summary>
    /// <value>Null.</value>
    public Money? Price { get; init; }

    /// <summary>What else the supplier should know; null for nothing.</summary>
    /// <value>Null.</value>
    public string? Remark { get; init; }
}

/// <summary>How a request to find goods ended.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Request">The supplier's number of the request, by which its result is read; null if the answer names none.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Code">The vendor's own code.</param>
public sealed record SourcingReceipt(Outcome Outcome, string? Request = null, DeclineReason Reason = DeclineReason.None, string? Code = null);

/// <summary>What became of a request to find goods.</summary>
/// <param name="Request">The supplier's number of the request.</param>
/// <param name="Product">The supplier's number of the product that was found; null while there is none.</param>
/// <param name="Sku">The supplier's SKU of what was found; null while there is none.</param>
/// <param name="Told">The supplier's own word of how far it is, for people; null if it is no plain word.</param>
public sealed record SourcingResult(string Request, string? Product, Sku? Sku, string? Told);
