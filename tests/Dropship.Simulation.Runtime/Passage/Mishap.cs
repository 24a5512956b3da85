namespace Dropship.Simulation.Runtime.Passage;

/// <summary>What goes wrong with one operation between an engine and the outside.</summary>
internal enum Mishap
{
    None,

    /// <summary>The process dies before the operation has an effect.</summary>
    CrashBefore,

    /// <summary>The operation has its effect; the process dies before it hears of it.</summary>
    CrashAfter,

    /// <summary>The operation never arrives, and nobody says so. At the store: nothing is written, and it says so.</summary>
    Fail,

    /// <summary>The operation has its effect; its answer is lost.</summary>
    LoseAnswer,

    /// <summary>The worker stalls before the wire until its time is over.</summary>
    Stall,

    /// <summary>The vendor does its work and answers when nobody waits any more.</summary>
    StallAfter,

    /// <summary>The vendor does its work long after nobody waits any more.</summary>
    Late,

    /// <summary>The vendor fails, 500, and does nothing.</summary>
    Error,

    /// <summary>The vendor does nothing and answers a page for people with status 200.</summary>
    Page,

    /// <summary>The vendor does its work; half of its answer arrives.</summary>
    Half,

    /// <summary>The vendor does nothing and says 429.</summary>
    Throttle,
}

/// <summary>Where an operation goes.</summary>
internal enum Side
{
    /// <summary>Something is read in the store; not counted, for nothing can be lost by it.</summary>
    StoreRead,

    /// <summary>Something is written into the store.</summary>
    StoreWrite,

    /// <summary>Something is asked of a vendor.</summary>
    VendorRead,

    /// <summary>Something is done at a vendor.</summary>
    VendorWrite,
}

/// <summary>One operation between an engine and the outside.</summary>
/// <param name="Name">Vendor or store, what is done, and to what.</param>
/// <param name="Side">Where it goes.</param>
internal readonly record struct Operation(string Name, Side Side)
{
    /// <summary>When it sets out.</summary>
    public DateTimeOffset At { get; init; }

    public bool IsAtStore => Side is Side.StoreRead or Side.StoreWrite;
}

/// <summary>Says what goes wrong.</summary>
internal interface IMishaps
{
    /// <summary>What goes wrong with the next operation.</summary>
    Mishap Next(in Operation operation);
}
