using System.Text.Json.Serialization;
using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>Source-generated JSON of everything that is stored. Property names are the storage format: they change only by addition, and one that is not known is an error: what a newer version wrote must not be lost in silence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(InstantConverter), typeof(MoneyConverter), typeof(TryKeyConverter), typeof(OrderIdConverter), typeof(LineIdConverter), typeof(SupplierIdConverter),
        typeof(SupplierOrderIdConverter), typeof(PayoutIdConverter), typeof(CarrierCodeConverter), typeof(SkuConverter), typeof(TrackingNumberConverter),
        typeof(FewConverter<OrderLine>), typeof(FewConverter<Offer>), typeof(FewConverter<LineUnits>), typeof(FewConverter<LineAmount>), typeof(FewConverter<LineCost>), typeof(FewConverter<BuyerNote>),
        typeof(FewConverter<PurchaseStep>), typeof(FewConverter<string>), typeof(FewConverter<Scorecard>), typeof(FewConverter<SkuPart>), typeof(FewConverter<MissingSku>), typeof(FewConverter<SkuProposal>), typeof(FewConverter<Choice>), typeof(FewConverter<Weighing>), typeof(FewConverter<OfferGate>), typeof(FewConverter<LineId>), typeof(FewConverter<Bundle>), typeof(FewConverter<BundleItem>), typeof(FewConverter<JointPrice>), typeof(FewConverter<ParcelLeg>), typeof(FewConverter<InquiryTurn>),
    ])]
[JsonSerializable(typeof(Fact.SaleSeen))]
[JsonSerializable(typeof(Fact.CancelAsked))]
[JsonSerializable(typeof(Fact.ClaimSeen))]
[JsonSerializable(typeof(Fact.ReturnSeen))]
[JsonSerializable(typeof(Fact.DisputeSeen))]
[JsonSerializable(typeof(Fact.OffersFound))]
[JsonSerializable(typeof(Fact.QuoteSeen))]
[JsonSerializable(typeof(Fact.QuoteRefused))]
[JsonSerializable(typeof(Fact.SupplierOrderSeen))]
[JsonSerializable(typeof(Fact.ParcelSeen))]
[JsonSerializable(typeof(Fact.ScanSeen))]
[JsonSerializable(typeof(Fact.NumberChecked))]
[JsonSerializable(typeof(Fact.SnapshotSeen))]
[JsonSerializable(typeof(Fact.RefundSeen))]
[JsonSerializable(typeof(Fact.PayoutSeen))]
[JsonSerializable(typeof(Fact.TryClosed))]
[JsonSerializable(typeof(Fact.AbsenceSeen))]
[JsonSerializable(typeof(Fact.BuyerChecked))]
[JsonSerializable(typeof(Decision.OrderHeld))]
[JsonSerializable(typeof(Decision.HoldReleased))]
[JsonSerializable(typeof(Decision.AllocationProposed))]
[JsonSerializable(typeof(Decision.AllocationDropped))]
[JsonSerializable(typeof(Decision.PurchaseIntended))]
[JsonSerializable(typeof(Decision.DraftChosen))]
[JsonSerializable(typeof(Decision.PurchaseClosed))]
[JsonSerializable(typeof(Decision.SupplierGivenUp))]
[JsonSerializable(typeof(Decision.CostWrittenOff))]
[JsonSerializable(typeof(Decision.ParcelReleased))]
[JsonSerializable(typeof(Decision.CancelAnswered))]
[JsonSerializable(typeof(Decision.ClaimAnswered))]
[JsonSerializable(typeof(Decision.DisputeDecided))]
[JsonSerializable(typeof(Decision.DisputeWithdrawn))]
[JsonSerializable(typeof(Decision.EvidenceGiven))]
[JsonSerializable(typeof(Decision.UnitsDropped))]
[JsonSerializable(typeof(Decision.RefundDecided))]
[JsonSerializable(typeof(Decision.OrderCompleted))]
[JsonSerializable(typeof(Decision.TryOpened))]
[JsonSerializable(typeof(Decision.DoubtAnswered))]
[JsonSerializable(typeof(Fact.RatingSeen))]
[JsonSerializable(typeof(Fact.PenaltySeen))]
[JsonSerializable(typeof(Decision.PenaltyNoted))]
[JsonSerializable(typeof(Decision.RatingReviewed))]
[JsonSerializable(typeof(Fact.ReceiptConfirmed))]
[JsonSerializable(typeof(Fact.InquirySeen))]
[JsonSerializable(typeof(Decision.InquiryActed))]
[JsonSerializable(typeof(Looked))]
internal sealed partial class StoredContext : JsonSerializerContext;
