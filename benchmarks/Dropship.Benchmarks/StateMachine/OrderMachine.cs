using Dropship.Domain;
using Stateless;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Benchmarks.StateMachine;

/// <summary>
/// The same life with Stateless: one machine over a row, parameterised triggers, a guard for each transition and an entry
/// action that records what happened. It knows the normal life alone: no doubt, no cancellation, no second supplier.
/// </summary>
internal sealed class OrderMachine
{
    private readonly StateMachine<Stage, Trigger> _machine;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<SaleSeen> _seeSale;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<OffersFound> _findOffers;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<AllocationProposed> _proposeAllocation;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<QuoteSeen> _seeQuote;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<PurchaseIntended> _intendPurchase;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<TryOpened> _openTry;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<TryClosed> _closeTry;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<SupplierOrderSeen> _seeSupplierOrder;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<ParcelSeen> _seeParcel;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<ScanSeen> _scan;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<OrderCompleted> _complete;
    private readonly StateMachine<Stage, Trigger>.TriggerWithParameters<PayoutSeen> _seePayout;

    internal OrderMachine(OrderRow row)
    {
        Row = row;
        _machine = new(() => Row.Stage, stage => Row.Stage = stage);
        _seeSale = _machine.SetTriggerParameters<SaleSeen>(Trigger.SeeSale);
        _findOffers = _machine.SetTriggerParameters<OffersFound>(Trigger.FindOffers);
        _proposeAllocation = _machine.SetTriggerParameters<AllocationProposed>(Trigger.ProposeAllocation);
        _seeQuote = _machine.SetTriggerParameters<QuoteSeen>(Trigger.SeeQuote);
        _intendPurchase = _machine.SetTriggerParameters<PurchaseIntended>(Trigger.IntendPurchase);
        _openTry = _machine.SetTriggerParameters<TryOpened>(Trigger.OpenTry);
        _closeTry = _machine.SetTriggerParameters<TryClosed>(Trigger.CloseTry);
        _seeSupplierOrder = _machine.SetTriggerParameters<SupplierOrderSeen>(Trigger.SeeSupplierOrder);
        _seeParcel = _machine.SetTriggerParameters<ParcelSeen>(Trigger.SeeParcel);
        _scan = _machine.SetTriggerParameters<ScanSeen>(Trigger.Scan);
        _complete = _machine.SetTriggerParameters<OrderCompleted>(Trigger.Complete);
        _seePayout = _machine.SetTriggerParameters<PayoutSeen>(Trigger.SeePayout);
        ConfigureBuying();
        ConfigureShipping();
    }

    /// <summary>The order the machine works on.</summary>
    internal OrderRow Row { get; set; }

    internal void Fire(Event happened)
    {
        switch (happened)
        {
            case SaleSeen e: _machine.Fire(_seeSale, e); break;
            case OffersFound e: _machine.Fire(_findOffers, e); break;
            case AllocationProposed e: _machine.Fire(_proposeAllocation, e); break;
            case QuoteSeen e: _machine.Fire(_seeQuote, e); break;
            case PurchaseIntended e: _machine.Fire(_intendPurchase, e); break;
            case TryOpened e: _machine.Fire(_openTry, e); break;
            case TryClosed e: _machine.Fire(_closeTry, e); break;
            case SupplierOrderSeen e: _machine.Fire(_seeSupplierOrder, e); break;
            case ParcelSeen e: _machine.Fire(_seeParcel, e); break;
            case ScanSeen e: _machine.Fire(_scan, e); break;
            case OrderCompleted e: _machine.Fire(_complete, e); break;
            case PayoutSeen e: _machine.Fire(_seePayout, e); break;
            default: throw new ArgumentException($"{happened.GetType().Name} is not part of a normal life.", nameof(happened));
        }
    }

    private void ConfigureBuying()
    {
        _machine.Configure(Stage.New).PermitIf(_seeSale, Stage.Paid, e => OrderRules.IsNews(Row, e));
        _machine.Configure(Stage.Paid).OnEntryFrom(_seeSale, e => Row.Record(e)).PermitIf(_findOffers, Stage.Offered, e => OrderRules.IsNews(Row, e));
        _machine.Configure(Stage.Offered).OnEntryFrom(_findOffers, e => Row.Record(e)).PermitIf(_proposeAllocation, Stage.Allocated, e => OrderRules.MayAllocate(Row, e));
        _machine.Configure(Stage.Allocated).OnEntryFrom(_proposeAllocation, e => Row.Record(e)).PermitIf(_seeQuote, Stage.Quoted, e => OrderRules.IsNews(Row, e));
        _machine.Configure(Stage.Quoted).OnEntryFrom(_seeQuote, e => Row.Record(e)).PermitIf(_intendPurchase, Stage.Intended, e => OrderRules.MayIntend(Row, e));
        _machine.Configure(Stage.Intended).OnEntryFrom(_intendPurchase, e => Row.Record(e)).PermitIf(_openTry, Stage.Creating, e => OrderRules.MayCreate(Row, e));
        _machine.Configure(Stage.Creating).OnEntryFrom(_openTry, e => Row.Record(e)).PermitIf(_closeTry, Stage.Created, e => OrderRules.IsNews(Row, e));
        _machine.Configure(Stage.Created).OnEntryFrom(_closeTry, e => Row.Record(e)).PermitIf(_seeSupplierOrder, Stage.Bought, e => OrderRules.IsBought(Row, e));
        _machine.Configure(Stage.Bought).OnEntryFrom(_seeSupplierOrder, e => Row.Record(e)).PermitIf(_seeSupplierOrder, Stage.Acknowledged, e => OrderRules.IsAcknowledged(Row, e));
        _machine.Configure(Stage.Acknowledged).OnEntryFrom(_seeSupplierOrder, e => Row.Record(e)).PermitIf(_seeParcel, Stage.HandedOver, e => OrderRules.IsHandedOver(Row, e));
    }

    private void ConfigureShipping()
    {
        _machine.Configure(Stage.HandedOver).OnEntryFrom(_seeParcel, e => Row.Record(e)).PermitIf(_openTry, Stage.Publishing, e => OrderRules.MayPublish(Row, e));
        _machine.Configure(Stage.Publishing).OnEntryFrom(_openTry, e => Row.Record(e)).PermitIf(_closeTry, Stage.Published, e => OrderRules.IsNews(Row, e));
        _machine.Configure(Stage.Published).OnEntryFrom(_closeTry, e => Row.Record(e)).PermitIf(_scan, Stage.PickedUp, e => OrderRules.IsNews(Row, e, ParcelPhase.PickedUp));
        _machine.Configure(Stage.PickedUp).OnEntryFrom(_scan, e => Row.Record(e)).PermitIf(_scan, Stage.OnTheWay, e => OrderRules.IsNews(Row, e, ParcelPhase.InTransit));
        _machine.Configure(Stage.OnTheWay).OnEntryFrom(_scan, e => Row.Record(e)).PermitIf(_scan, Stage.Arrived, e => OrderRules.IsNews(Row, e, ParcelPhase.ArrivedInDestination));
        _machine.Configure(Stage.Arrived).OnEntryFrom(_scan, e => Row.Record(e)).PermitIf(_scan, Stage.OutForDelivery, e => OrderRules.IsNews(Row, e, ParcelPhase.OutForDelivery));
        _machine.Configure(Stage.OutForDelivery).OnEntryFrom(_scan, e => Row.Record(e)).PermitIf(_scan, Stage.Delivered, e => OrderRules.IsNews(Row, e, ParcelPhase.Delivered));
        _machine.Configure(Stage.Delivered).OnEntryFrom(_scan, e => Row.Record(e)).PermitIf(_complete, Stage.Completed, e => OrderRules.MayComplete(Row, e));
        _machine.Configure(Stage.Completed).OnEntryFrom(_complete, e => Row.Record(e)).PermitIf(_seePayout, Stage.Settled, e => OrderRules.IsNews(Row, e));
        _machine.Configure(Stage.Settled).OnEntryFrom(_seePayout, e => Row.Record(e));
    }
}
