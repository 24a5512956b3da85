using System.Text.Json;

namespace Dropship.CjDropshipping;

internal sealed record CjCartBody(string[] CjOrderIdList);

internal sealed record CjOrderIdBody(string OrderId);

internal sealed record CjShipmentBody(string ShipmentOrderId);

internal sealed record CjPayBody(string ShipmentOrderId, string? PayId);

/// <summary>The answer of addCart. <c>unInterceptAddressCount</c> is not read: CJ does not say what it counts.</summary>
internal sealed record CjCartWire
{
    public JsonElement AddSuccessOrders { get; init; }

    public JsonElement InterceptOrders { get; init; }
}

/// <summary>The answer of addCartConfirm.</summary>
internal sealed record CjConfirmWire
{
    public decimal? SuccessCount { get; init; }

    public bool? SubmitSuccess { get; init; }

    public string? ShipmentsId { get; init; }

    public JsonElement InterceptOrders { get; init; }
}

/// <summary>The answer of saveGenerateParentOrder, amounts in USD.</summary>
internal sealed record CjParentWire
{
    public string? PayId { get; init; }

    public string? PayExpireTime { get; init; }

    public bool? SubmitSuccess { get; init; }

    public CjPaymentWire? PaymentInformation { get; init; }

    public JsonElement SuccessOrders { get; init; }

    public JsonElement UnMatchOrderCodes { get; init; }

    public JsonElement UnMatchProductCodes { get; init; }

    public JsonElement InterceptOrders { get; init; }
}

internal sealed record CjPaymentWire
{
    public decimal? ActualPayment { get; init; }

    public decimal? PayableAmount { get; init; }
}
