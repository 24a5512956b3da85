using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Http;

namespace Dropship.CjDropshipping;

/// <summary>How CJ's JSON is read and written: text and numbers in each other's clothes, nothing twice, nothing deep, nulls left out.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LooseText), typeof(LooseNumber)])]
[JsonSerializable(typeof(CjEnvelope))]
[JsonSerializable(typeof(CjApiKeyBody))]
[JsonSerializable(typeof(CjRefreshBody))]
[JsonSerializable(typeof(CjTokenWire))]
[JsonSerializable(typeof(CjBalanceWire))]
[JsonSerializable(typeof(CjProductWire))]
[JsonSerializable(typeof(CjStockWire))]
[JsonSerializable(typeof(CjSearchWire))]
[JsonSerializable(typeof(CjHitWire))]
[JsonSerializable(typeof(CjFoundWire))]
[JsonSerializable(typeof(CjFoundVariantWire))]
[JsonSerializable(typeof(CjInventoryWire))]
[JsonSerializable(typeof(CjFreightBody))]
[JsonSerializable(typeof(CjFreightWire))]
[JsonSerializable(typeof(CjCreateBody))]
[JsonSerializable(typeof(CjCreatedWire))]
[JsonSerializable(typeof(CjCartBody))]
[JsonSerializable(typeof(CjOrderIdBody))]
[JsonSerializable(typeof(CjShipmentBody))]
[JsonSerializable(typeof(CjPayBody))]
[JsonSerializable(typeof(CjCartWire))]
[JsonSerializable(typeof(CjConfirmWire))]
[JsonSerializable(typeof(CjParentWire))]
[JsonSerializable(typeof(CjOrderIdsBody))]
[JsonSerializable(typeof(CjOrderWire))]
[JsonSerializable(typeof(CjTicketListBody))]
[JsonSerializable(typeof(CjTicketBody))]
[JsonSerializable(typeof(CjRemindBody))]
[JsonSerializable(typeof(CjQuestionWire))]
[JsonSerializable(typeof(CjTicketWire))]
[JsonSerializable(typeof(CjDisputeLineWire))]
[JsonSerializable(typeof(CjDisputeAskBody))]
[JsonSerializable(typeof(CjDisputeTermsWire))]
[JsonSerializable(typeof(CjDisputeBody))]
[JsonSerializable(typeof(CjDisputeIdBody))]
[JsonSerializable(typeof(CjDisputeWire))]
[JsonSerializable(typeof(CjPageWire))]
[JsonSerializable(typeof(CjReplyBody))]
[JsonSerializable(typeof(CjReviewWire))]
[JsonSerializable(typeof(CjSourcingBody))]
[JsonSerializable(typeof(CjSourcedWire))]
[JsonSerializable(typeof(CjSourceIdsBody))]
[JsonSerializable(typeof(CjSourcingWire))]
[JsonSerializable(typeof(CjRouteWire))]
[JsonSerializable(typeof(CjRouteBody))]
[JsonSerializable(typeof(CjWarehouseBody))]
[JsonSerializable(typeof(CjMessageWire))]
internal sealed partial class CjJson : JsonSerializerContext;
