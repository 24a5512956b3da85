namespace Dropship.Fuzz;

/// <summary>What CJ answers on the routes that are not under fuzz: the samples of its fact sheet.</summary>
internal static class CjAnswers
{
    /// <summary>Stands for a paid order about which a dispute is open.</summary>
    internal const string Disputed = "DISPUTED";

    /// <summary>Stands for a paid order whose dispute was won.</summary>
    internal const string Won = "WON";

    internal static string? To(string path, string status) => path[(path.IndexOf("/v1/", StringComparison.Ordinal) + 4)..] switch
    {
        "authentication/getAccessToken" or "authentication/refreshAccessToken" => Good("""{"openId":123456789,"accessToken":"access-token-of-ours","accessTokenExpiryDate":"2099-08-18T09:16:33+08:00","refreshToken":"refresh-token-of-ours","refreshTokenExpiryDate":"2099-02-07T09:16:33+08:00","createDate":"2021-08-11T09:16:33+08:00"}"""),
        "product/query" => Good("""{"pid":"P1","productType":"ORDINARY_PRODUCT","status":"3","variants":[{"vid":"1392053744945991680","variantSku":"CJ-MUG-BLACK","variantSellPrice":"0.57"}]}"""),
        "product/stock/queryByVid" => Good("""[{"vid":"1392053744945991680","areaId":"1","areaEn":"China Warehouse","countryCode":"CN","storageNum":10877,"totalInventoryNum":10877,"cjInventoryNum":700,"factoryInventoryNum":10177}]"""),
        "logistic/freightCalculate" => Good("""[{"logisticName":"CJPacket Ordinary","logisticAging":"4-8","logisticPrice":3.68}]"""),
        "shopping/pay/getBalance" => Good("""{"amount":87247.32,"noWithdrawalAmount":0.00,"freezeAmount":0.00}"""),
        "shopping/order/getOrderDetail" => Good($$"""{"orderId":"210823100016290555","orderNum":"DS1-0198f3c2a7","cjOrderCode":"SD25080109282603297001","orderStatus":"{{(status is Disputed or Won ? "UNSHIPPED" : status)}}","subStatus":null,"shippingCountryCode":"US","orderAmount":4.25,"createDate":"2021-08-12 00:00:00","paymentDate":{{(status is "UNSHIPPED" or Disputed or Won ? "\"2021-08-12 00:00:00\"" : "null")}},"isComplete":1,"productList":[{"vid":"1392053744945991680","quantity":1,"lineItemId":"2505170958390976500","storeLineItemId":"16045188153625"}]}"""),
        "shopping/order/getOrderDetailBatch" => Good("[]"),
        "shopping/order/saveGenerateParentOrder" => Good("""{"payId":"PAY1","submitSuccess":true,"successOrders":["210823100016290555"],"paymentInformation":{"actualPayment":4.25},"interceptOrders":[]}"""),
        "ticket/list" => Good("""{"list":[]}"""),
        "ticket/order/questionTypes" => Good("""[{"id":"7"}]"""),
        "product/stock/getInventoryByPid" => Good("""{"variantInventories":[{"vid":"1392053744945991680","inventory":[{"countryCode":"CN","totalInventory":10877,"cjInventory":700}]}]}"""),
        "disputes/disputeProducts" => Good("""{"productInfoList":[{"lineItemId":"2505170958390976500","canChoose":true,"price":0.57,"quantity":1}]}"""),
        "disputes/disputeConfirmInfo" => Good("""{"expectResultOptionList":["1"],"maxAmount":4.25,"disputeReasonList":[{"disputeReasonId":1,"reasonName":"Unfulfilled Order Cancellation"}]}"""),
        "disputes/getDisputeList" => Good(status is Disputed or Won ? $$"""{"total":1,"list":[{"id":"10001","status":"Processing","finallyDeal":{{(status == Won ? "1" : "null")}},"money":4.25}]}""" : """{"total":0,"list":[]}"""),
        "disputes/getDisputeDetail" => Good("""{"id":"10001","finallyDeal":1,"refundAmount":4.25}"""),
        _ => null,
    };

    private static string Good(string data) => $$"""{"code":200,"result":true,"message":"Success","data":{{data}},"requestId":"3adccdcb-d41b-4808-996b-c7c5c833d77d"}""";
}
