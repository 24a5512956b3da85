namespace Dropship.Benchmarks.StateMachine;

/// <summary>The stages of a normal order, as a state machine stores them.</summary>
internal enum Stage
{
    New,
    Paid,
    Offered,
    Allocated,
    Quoted,
    Intended,
    Creating,
    Created,
    Bought,
    Acknowledged,
    HandedOver,
    Publishing,
    Published,
    PickedUp,
    OnTheWay,
    Arrived,
    OutForDelivery,
    Delivered,
    Completed,
    Settled,
}

/// <summary>What happens to it.</summary>
internal enum Trigger
{
    SeeSale,
    FindOffers,
    ProposeAllocation,
    SeeQuote,
    IntendPurchase,
    OpenTry,
    CloseTry,
    SeeSupplierOrder,
    SeeParcel,
    Scan,
    Complete,
    SeePayout,
}
