namespace Dropship.Domain;

/// <summary>What a buyer's inquiry is to the marketplace. The numbers are stable.</summary>
public enum InquiryKind
{
    /// <summary>It is about an order.</summary>
    AboutOrder = 1,

    /// <summary>Somebody asks before buying.</summary>
    BeforePurchase,

    /// <summary>The marketplace's own support has handed it on.</summary>
    AfterSupport,

    /// <summary>None of the others, or none that is known.</summary>
    Other,
}

/// <summary>Who waits for whom. The numbers are stable.</summary>
public enum InquiryState
{
    /// <summary>The shop is waited for.</summary>
    AwaitsShop = 1,

    /// <summary>The buyer is waited for.</summary>
    AwaitsBuyer,

    /// <summary>The marketplace is waited for.</summary>
    AwaitsMarketplace,

    /// <summary>Closed; it may be opened again.</summary>
    Closed,

    /// <summary>Closed for good.</summary>
    Ended,
}

/// <summary>Who wrote in an inquiry. The numbers are stable.</summary>
public enum InquiryParty
{
    /// <summary>The buyer, who asks.</summary>
    Buyer = 1,

    /// <summary>The shop, through the API or on the marketplace's own page.</summary>
    Shop,

    /// <summary>The marketplace, a person or a machine of it.</summary>
    Marketplace,
}

/// <summary>What a shop does with an inquiry. The numbers are stable.</summary>
public enum InquiryAct
{
    /// <summary>It writes to the buyer.</summary>
    Reply = 1,

    /// <summary>It closes the inquiry.</summary>
    Close,

    /// <summary>It opens the inquiry again.</summary>
    Reopen,

    /// <summary>It hands the inquiry to the marketplace.</summary>
    Escalate,
}

/// <summary>That somebody wrote, without what was written.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public readonly record struct InquiryTurn(InquiryParty By, Instant At);

/// <summary>A time in which a buyer waited for the shop.</summary>
/// <param name="Since">From the first word that was not answered.</param>
/// <param name="AnsweredAt">Until the shop answered; null while it has not.</param>
/// <param name="IsFirst">True for the first of its inquiry.</param>
public readonly record struct InquiryWait(Instant Since, Instant? AnsweredAt, bool IsFirst);
