namespace Dropship.Wish;

internal sealed record WishPayment(WishPaymentDetails? GeneralPaymentDetails);

internal sealed record WishPaymentDetails(decimal? ProductQuantity, WishAmount? ProductPrice, WishAmount? ProductMerchantPayment, WishAmount? ShippingMerchantPayment, WishAmount? PaymentTotal);

/// <summary>An amount in major units; a decimal number, not cents.</summary>
internal sealed record WishAmount(decimal? Amount, string? CurrencyCode);

internal sealed record WishRefunded(string? RefundReason, string? RefundReasonNote, string? RefundSource, WishAmount? RefundAmount, WishAmount? MerchantResponsibleAmount, DateTimeOffset? RefundTime);
