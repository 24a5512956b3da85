using System.Collections.Frozen;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>CJ's codes that the sandbox answers with, and their texts. Callers must decide by the code.</summary>
internal static class CjCodes
{
    internal const int TokenInvalid = 1600001;
    internal const int TokenMissing = 1600002;
    internal const int RefreshInvalid = 1600003;
    internal const int TokenKilled = 1600030;
    internal const int NoInterface = 1600101;
    internal const int TooFast = 1600200;
    internal const int QuotaUsed = 1600201;
    internal const int Parameter = 1600300;
    internal const int NoUser = 1601000;
    internal const int NoVariant = 1602000;
    internal const int NoProduct = 1602001;
    internal const int VariantOff = 1602003;
    internal const int ConfirmFailed = 1603001;
    internal const int DeleteFailed = 1603002;
    internal const int Duplicate = 1603003;
    internal const int NoOrder = 1603100;
    internal const int NoFunds = 1604000;
    internal const int LogisticInvalid = 1605001;
    internal const int NoCountry = 1605002;
    internal const int NotEditable = 8002;
    internal const int DisputeQueryFailed = 1607006;
    internal const int DisputeConfirmFailed = 1607007;
    internal const int DisputeCreateFailed = 1607008;
    internal const int DisputeCancelFailed = 1607009;
    internal const int TicketFailed = 1609000;
    internal const int NoTicket = 1609005;
    internal const int WrongVerb = 16900202;
    internal const int WrongContentType = 16900203;
    internal const int NoBody = 16900204;
    internal const int BadJson = 16900205;
    internal const int FieldEmpty = 16900403;

    private static readonly FrozenDictionary<int, string> Messages = new Dictionary<int, string>
    {
        [TokenInvalid] = "Invalid API key or access token",
        [TokenMissing] = "Access token is empty",
        [RefreshInvalid] = "Refresh token is failed",
        [TokenKilled] = "Access token has been invalidated",
        [NoInterface] = "Interface not found",
        [QuotaUsed] = "Quota has been used up",
        [Parameter] = "Param error",
        [NoUser] = "User not find",
        [NoVariant] = "Variant not found",
        [NoProduct] = "Product not found",
        [VariantOff] = "The variant has been taken off the shelves",
        [ConfirmFailed] = "Order confirm fail",
        [DeleteFailed] = "Order delete fail",
        [Duplicate] = "Order exist, please do not duplicate create",
        [NoOrder] = "Order not found",
        [NoFunds] = "Balance is insufficient",
        [LogisticInvalid] = "Logistic invalid, please reference freight calculate.",
        [NoCountry] = "Country code not found",
        [NotEditable] = "The order can no longer be edited",
        [DisputeQueryFailed] = "Dispute query fail",
        [DisputeConfirmFailed] = "Dispute confirm fail",
        [DisputeCreateFailed] = "Dispute create fail",
        [DisputeCancelFailed] = "Dispute cancel fail",
        [TicketFailed] = "Ticket operation fail",
        [NoTicket] = "Ticket not found",
        [WrongVerb] = "Request method is not supported",
        [WrongContentType] = "Content type is not supported",
        [NoBody] = "Request body is missing",
        [BadJson] = "Request body is not valid JSON",
        [FieldEmpty] = "Field must not be empty",
    }.ToFrozenDictionary();

    internal static string Message(int code) => Messages[code];
}
