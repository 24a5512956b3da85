using System.Text.Json;

namespace Dropship.CjDropshipping;

/// <summary>A line of an order as disputeProducts and the requests after it name it; the price is given back as it came.</summary>
internal sealed record CjDisputeLineWire
{
    public string? LineItemId { get; init; }

    public bool? CanChoose { get; init; }

    public decimal? Price { get; init; }

    public decimal? Quantity { get; init; }
}

internal sealed record CjDisputeLine(string LineItemId, int Quantity, decimal Price);

internal sealed record CjDisputeAskBody(string OrderId, CjDisputeLine[] ProductInfoList);

/// <summary>The answer of disputeConfirmInfo, amounts in USD.</summary>
internal sealed record CjDisputeTermsWire
{
    public JsonElement ExpectResultOptionList { get; init; }

    public CjDisputeReasonWire[]? DisputeReasonList { get; init; }

    public decimal? MaxProductPrice { get; init; }

    public decimal? MaxPostage { get; init; }

    public decimal? MaxAmount { get; init; }
}

internal sealed record CjDisputeReasonWire
{
    public string? DisputeReasonId { get; init; }

    public string? ReasonName { get; init; }
}

/// <summary>The request of disputes/create. Money comes back to the balance: the engine reads no other account.</summary>
internal sealed record CjDisputeBody
{
    public required string BusinessDisputeId { get; init; }

    public required string OrderId { get; init; }

    public required int DisputeReasonId { get; init; }

    public required int ExpectType { get; init; }

    public required int RefundType { get; init; }

    public required string MessageText { get; init; }

    public required string[] ImageUrl { get; init; }

    public required string[] VideoUrl { get; init; }

    public required CjDisputeLine[] ProductInfoList { get; init; }

    /// <summary>Says nothing of the message and of where the evidence lies.</summary>
    public override string ToString() => $"CjDisputeBody {BusinessDisputeId}";
}

internal sealed record CjDisputeIdBody(string OrderId, string DisputeId);

/// <summary>A dispute as getDisputeList and getDisputeDetail tell it, amounts in USD.</summary>
internal sealed record CjDisputeWire
{
    public string? Id { get; init; }

    public string? OrderId { get; init; }

    public string? Status { get; init; }

    public string? FinallyDeal { get; init; }

    public decimal? Money { get; init; }

    public decimal? RefundAmount { get; init; }

    public CjRefundWire[]? RefundDetails { get; init; }

    public string? ResendOrderCode { get; init; }

    public string? CreateDate { get; init; }

    public CjDisputeLineWire[]? ProductList { get; init; }
}

internal sealed record CjRefundWire
{
    public decimal? Amount { get; init; }
}

/// <summary>What is read of a page beside its rows.</summary>
internal sealed record CjPageWire
{
    public decimal? Total { get; init; }
}
