namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>The JSON samples of CJ's fact sheet, as they stand there.</summary>
internal static class CjSamples
{
    /// <summary>1.1</summary>
    public const string Envelope = """
        { "code": 200, "result": true, "success": true, "message": "Success", "data": { }, "requestId": "9eddf3f5-bd3d-4fae-a4f2-028cbb90db97",
          "pointsInfo": { "usedToday": 1200, "remaining": 34000, "total": 50000 } }
        """;

    /// <summary>1.1</summary>
    public const string TooManyRequests = """{"code":1600200,"message":"Too Many Requests, QPS limit is 1 time/1second"}""";

    /// <summary>1.2</summary>
    public const string Token = """
        { "code": 200, "result": true, "message": "Success",
          "data": { "openId": 123456789, "accessToken": "f59ac98193d64d62a9e887abea830369", "accessTokenExpiryDate": "2021-08-18T09:16:33+08:00",
                    "refreshToken": "f7edabe65c3b4a198b50ca8f969e36eb", "refreshTokenExpiryDate": "2022-02-07T09:16:33+08:00", "createDate": "2021-08-11T09:16:33+08:00" },
          "requestId": "8b3d9ea1-00c3-4d10-9e2b-d18041d98080" }
        """;

    /// <summary>1.2</summary>
    public const string NoUser = """{"code":1601000,"result":false,"message":"User not find","data":null,"requestId":"8b3d9ea1-00c3-4d10-9e2b-d18041d98080"}""";

    /// <summary>3</summary>
    public const string Product = """
        { "code": 200, "result": true, "message": "Success", "requestId": "13631757-39b5-496f-bcd0-5fa192d6fa24",
          "data": { "pid": "000B9312-456A-4D31-94BD-B083E2A198E8", "productName": "[\"攀爬车 拖斗车\"]", "productNameEn": "Small trailer model", "productSku": "CJJJJTJT05843",
            "productImage": "https://cc-west-usa.oss-us-west-1.aliyuncs.com/2054/1672872416690.jpg", "productWeight": "1500.0", "packingWeight": "1580.0", "productUnit": "unit(s)",
            "productType": "ORDINARY_PRODUCT", "categoryId": "87CF251F-8D11-4DE0-A154-9694D9858EB3", "categoryName": "Home & Garden, Furniture / Home Storage / Home Office Storage",
            "entryCode": "8712008900", "entryNameEn": "model", "productKeyEn": "Color", "productProEnSet": ["COMMON"], "sellPrice": 58.09, "suggestSellPrice": "58.09", "status": "3",
            "listedNum": 10, "supplierName": "", "supplierId": "", "addMarkStatus": 0, "createrTime": "2019-12-24T01:06:37+08:00",
            "variants": [ { "vid": "D4057F56-3F09-4541-8461-9D76D014846D", "pid": "000B9312-456A-4D31-94BD-B083E2A198E8", "variantName": null, "variantNameEn": "Small trailer model Black",
              "variantSku": "CJJJJTJT05843-Black", "variantImage": "", "variantKey": "Black", "variantLength": 300, "variantWidth": 200, "variantHeight": 100, "variantVolume": 6000000,
              "variantWeight": 1580.00, "variantSellPrice": 58.09, "variantSugSellPrice": 58.09, "createTime": "2019-12-31T11:14:12.000+00:00" } ] } }
        """;

    /// <summary>3</summary>
    public const string Stock = """
        { "code": 200, "result": true, "message": "Success", "requestId": "bcde45ac-da31-4fc7-a05e-e3b23a1e6694",
          "data": [ { "vid": "7874B45D-E971-4DC8-8F59-40530B0F6B77", "areaId": "1", "areaEn": "China Warehouse", "countryCode": "CN",
                      "storageNum": 10877, "totalInventoryNum": 10877, "cjInventoryNum": 700, "factoryInventoryNum": 10177 },
                    { "vid": "7874B45D-E971-4DC8-8F59-40530B0F6B77", "areaId": "2", "areaEn": "US Warehouse", "countryCode": "US",
                      "storageNum": 36, "totalInventoryNum": 36, "cjInventoryNum": 36, "factoryInventoryNum": 0 } ] }
        """;

    /// <summary>4</summary>
    public const string FreightRequest = """{ "startCountryCode": "CN", "endCountryCode": "US", "zip": "99760", "products": [ { "vid": "439FC05B-1311-4349-87FA-1E1EF942C418", "quantity": 2 } ] }""";

    /// <summary>4</summary>
    public const string Freight = """
        { "code": 200, "result": true, "message": "Success", "requestId": "0242ad78-eea2-481d-876a-7cf64398f07f",
          "data": [ { "logisticName": "CJPacket Ordinary", "logisticAging": "4-8", "logisticPrice": 6.10, "logisticPriceCn": 39.55, "taxesFee": 1.21, "clearanceOperationFee": 0.50, "totalPostageFee": 7.81 },
                    { "logisticName": "USPS+", "logisticAging": "2-5", "logisticPrice": 4.71, "logisticPriceCn": 30.54, "taxesFee": null, "clearanceOperationFee": null, "totalPostageFee": null } ] }
        """;

    /// <summary>5.1</summary>
    public const string CreateRequest = """
        { "orderNumber": "DS1-0198f3c2a7", "shippingZip": "06120", "shippingCountry": "United States", "shippingCountryCode": "US", "shippingProvince": "Connecticut", "shippingCity": "Hartford",
          "shippingPhone": "+1 860 555 0100", "shippingCustomerName": "Xu Old", "shippingAddress": "12 Main Street", "shippingAddress2": "", "email": "buyer@example.org", "remark": "",
          "payType": 3, "isSandbox": 0, "logisticName": "CJPacket Ordinary", "fromCountryCode": "CN", "shopLogisticsType": 2, "orderFlow": 1,
          "products": [ { "vid": "1392053744945991680", "quantity": 1, "storeLineItemId": "16045188153625" } ] }
        """;

    /// <summary>5.2</summary>
    public const string Created = """
        { "code": 200, "result": true, "message": "Success", "requestId": "9eddf3f5-bd3d-4fae-a4f2-028cbb90db97",
          "data": { "orderNumber": "DS1-0198f3c2a7", "orderId": "210823100016290555", "shipmentOrderId": "SD25080109282603297001", "orderStatus": "CREATED",
            "productOriginalAmount": 0.57, "productDiscountAmount": 0.00, "productAmount": 0.57, "postageOriginalAmount": 3.68, "postageDiscountAmount": 0.00, "postageAmount": 3.68,
            "iossAmount": 0.00, "iossTaxHandlingFee": 0.00, "orderOriginalAmount": 4.25, "totalDiscountAmount": 4.25, "orderAmount": 4.25, "actualPayment": 4.25, "cjPayUrl": null, "logisticsMiss": false,
            "productInfoList": [ { "storeLineItemId": "16045188153625", "lineItemId": "2505170958390976500", "variantId": "1392053744945991680", "quantity": 1, "isGroup": false, "subOrderProducts": [] } ],
            "interceptOrderReasons": [] } }
        """;

    /// <summary>5.2</summary>
    public const string Duplicate = """{"code":1603003,"result":false,"message":"Order exist, please do not duplicate create","data":null,"requestId":"9eddf3f5-bd3d-4fae-a4f2-028cbb90db97"}""";

    /// <summary>5.2</summary>
    public const string LogisticInvalid = """{"code":1605001,"result":false,"message":"Logistic invalid, please reference freight calculate."}""";

    /// <summary>5.2</summary>
    public const string Poor = """{"code":1604000,"result":false,"message":"Balance is insufficient"}""";

    /// <summary>5.2</summary>
    public const string ParameterError = """{"code":1600300,"result":false,"message":"Param error","data":null,"requestId":"323fda9d-3c94-41dc-a944-5cc1b8baf5b1"}""";

    /// <summary>5.4</summary>
    public const string Detail = """
        { "code": 200, "result": true, "message": "Success", "requestId": "3adccdcb-d41b-4808-996b-c7c5c833d77d",
          "data": { "orderId": "210823100016290555", "orderNum": "DS1-0198f3c2a7", "platformOrderId": null, "cjOrderId": null, "cjOrderCode": "SD25080109282603297001",
            "orderStatus": "SHIPPED", "subStatus": null, "shippingCountryCode": "US", "shippingProvince": "Connecticut", "shippingCity": "Hartford", "shippingPhone": "+1 860 555 0100",
            "shippingAddress": "12 Main Street", "shippingCustomerName": "Xu Old", "remark": null, "orderWeight": 20, "orderAmount": 4.25, "productAmount": 0.57, "postageAmount": 3.68,
            "logisticName": "CJPacket Ordinary", "trackNumber": "CJPKL7160102171YQ", "trackingProvider": "CJPacket", "trackingUrl": null,
            "createDate": "2021-08-23 11:31:45", "paymentDate": "2021-08-23 11:40:02", "outWarehouseTime": "2021-08-25 03:12:00", "isComplete": 1, "fromCountryCode": "CN", "disputeId": null,
            "productList": [ { "vid": "1392053744945991680", "quantity": 1, "sellPrice": 0.57, "lineItemId": "2505170958390976500", "storeLineItemId": "16045188153625" } ] } }
        """;

    /// <summary>5.4</summary>
    public const string NotFound = """{"code":1600300,"result":false,"message":"order not found","data":null,"requestId":"3adccdcb-d41b-4808-996b-c7c5c833d77d"}""";

    /// <summary>5.4: the form of order/list, which the batch may have too.</summary>
    public const string Page = """
        { "code": 200, "result": true, "message": "Success", "requestId": "3adccdcb", "data": { "pageNum": 1, "pageSize": 10, "total": 1, "list": [
          { "orderId": "210823100016290555", "orderNum": "DS1-0198f3c2a7", "cjOrderId": null, "orderStatus": "CREATED", "orderAmount": 4.25, "productAmount": 0.57, "postageAmount": 3.68,
            "logisticName": "CJPacket Ordinary", "trackNumber": null, "createDate": "2021-08-23 11:31:45", "paymentDate": null, "productList": [ { "vid": "1392053744945991680", "quantity": 1, "sellPrice": 0.57 } ] } ] } }
        """;

    /// <summary>8</summary>
    public const string OrderMessage = """
        { "messageId": "7cceede817dc47ed9748328b64353c5c", "type": "ORDER", "messageType": "UPDATE",
          "params": { "cjOrderId": 210823100016290555, "orderNumber": "DS1-0198f3c2a7", "orderNum": "DS1-0198f3c2a7", "orderStatus": "SHIPPED", "logisticName": "CJPacket Ordinary",
            "trackNumber": "CJPKL7160102171YQ", "trackingProvider": "CJPacket", "trackingUrl": null, "createDate": "2021-08-23 11:31:45", "updateDate": "2021-08-25 03:12:10", "payDate": "2021-08-23 11:40:02",
            "deliveryDate": "2021-08-25 03:12:00", "completeDate": null,
            "orderItems": [ { "vid": "1392053744945991680", "quantity": 1, "sellPrice": 0.57, "lineItemId": "2505170958390976500", "storeLineItemId": "16045188153625", "productionOrderStatus": null, "abnormalType": [] } ] } }
        """;

    /// <summary>8</summary>
    public const string LogisticMessage = """
        { "messageId": "7cceede817dc47ed9748328b64353c5d", "type": "LOGISTIC", "messageType": "UPDATE", "openId": 12312,
          "params": { "orderId": 210823100016290555, "storeOrderNumbers": ["DS1-0198f3c2a7"], "logisticName": "CJPacket Ordinary", "trackingNumber": "number12345678", "trackingProvider": null, "trackingUrl": null, "trackingStatus": 12,
            "logisticsTrackEvents": "[{\"status\":12,\"activity\":\"Delivered, PO Box\",\"location\":\"NENANA,AK 99760\",\"eventTime\":\"2024-01-18 07:59:22\",\"statusDesc\":\"Delivered\",\"thirdActivity\":\"Delivered, PO Box\",\"thirdLocation\":\"NENANA,AK 99760\",\"thirdEventTime\":\"2024-01-18 07:59:22\"}]" } }
        """;

    /// <summary>8</summary>
    public const string StockMessage = """
        { "messageId": "ca72a4834cd14b9588e88ce206f614a0", "type": "STOCK", "messageType": "UPDATE",
          "params": { "1424608152007086080": [ { "vid": "1424608152007086080", "areaId": "2", "areaEn": "US Warehouse", "countryCode": "US", "storageNum": 12 } ],
                      "AE7DB9BC-4290-4C85-B8A6-F8957F3DB053": [ { "vid": "AE7DB9BC-4290-4C85-B8A6-F8957F3DB053", "areaId": "2", "areaEn": "US Warehouse", "countryCode": "US", "storageNum": 1 } ] } }
        """;
}
