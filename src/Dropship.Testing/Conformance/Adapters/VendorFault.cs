namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What goes wrong between an adapter and its vendor. Unless it is said, the vendor has done its work, and only the answer is bad: the worst case.</summary>
public enum VendorFault
{
    /// <summary>The connection is refused: nothing left, nothing arrived.</summary>
    NotReached,

    /// <summary>The vendor does its work; the connection breaks before the answer is there.</summary>
    LostAnswer,

    /// <summary>The vendor does its work and answers 500.</summary>
    ServerError,

    /// <summary>429; the vendor has done nothing.</summary>
    Throttled,

    /// <summary>401; the vendor has done nothing.</summary>
    Unauthorized,

    /// <summary>308 to another place; the vendor has done nothing.</summary>
    Redirect,

    /// <summary>200 with an HTML page.</summary>
    Page,

    /// <summary>200 with the first half of the answer.</summary>
    Truncated,

    /// <summary>200 with JSON that says nothing: <c>{}</c>.</summary>
    Empty,

    /// <summary>200 with JSON whose values are of other types.</summary>
    WrongTypes,

    /// <summary>200 with bytes that are not UTF-8.</summary>
    BrokenText,

    /// <summary>200 with JSON that names properties twice.</summary>
    DuplicateKeys,

    /// <summary>200 with an answer that fits, in a body of 10 MiB.</summary>
    TooLarge,

    /// <summary>400 with the answer of success.</summary>
    Contradictory,
}

/// <summary>Which calls a fault hits.</summary>
[Flags]
public enum VendorCalls
{
    /// <summary>Requests that change nothing at the vendor.</summary>
    Reads = 1,

    /// <summary>Requests that may change something there.</summary>
    Writes = 2,

    /// <summary>Requests of both kinds.</summary>
    All = Reads | Writes,
}
