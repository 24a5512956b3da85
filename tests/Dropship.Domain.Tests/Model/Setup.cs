using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Model;

/// <summary>One configuration of the exploration, named as in the model's table.</summary>
/// <param name="Name">The model's name of it.</param>
/// <param name="Terms">The supplier's protocol.</param>
internal sealed record Setup(string Name, SupplierTerms Terms)
{
    /// <summary>True if neither a worker stalls after its gate nor a request stays under way while time passes.</summary>
    internal bool IsBounded { get; init; }

    internal int Crashes { get; init; } = 2;

    internal int Hours { get; init; } = 2;

    /// <summary>True if every request arrives and every answer comes back: workers that stall behind their gate, and time, are all the chance there is.</summary>
    internal bool OnlyStalls { get; init; }

    /// <summary>Planted: each try bears a reference of its own.</summary>
    internal bool NewKeys { get; init; }

    /// <summary>Planted: the try is written when the answer is there.</summary>
    internal bool JournalsLate { get; init; }

    /// <summary>Planted: a refusal closes the purchase, whatever else is open.</summary>
    internal bool ClosesOnRefusal { get; init; }

    /// <summary>Planted: the draft just made is paid, not the chosen one.</summary>
    internal bool PaysNew { get; init; }

    internal Policies Policies => With(Terms);

    internal static Setup A { get; } = new("a", Repeatable);

    internal static Setup B { get; } = new("b", SupplierTerms.SingleStep) { Hours = 3 };

    internal static Setup BResending { get; } = new("b-settle-bounded", Resending) { IsBounded = true, Hours = 3 };

    internal static Setup BStalling { get; } = new("b-settle-stalls", Resending);

    internal static Setup C { get; } = new("c", ByPerson) { Hours = 3 };

    /// <summary>Bounded, with a crash; that a payment is late by hours is in <see cref="DStalling"/>.</summary>
    internal static Setup D { get; } = new("d", SupplierTerms.SingleStep with { Kind = ProtocolKind.DraftThenPay, Steps = [PurchaseStep.Create, PurchaseStep.Pay] }) { IsBounded = true, Crashes = 1 };

    /// <summary>Workers stall after their gate and requests are late by hours: no refusal of a later payment closes the purchase then.</summary>
    internal static Setup DStalling { get; } = D with { Name = "d-stalls", IsBounded = false, Crashes = 0 };

    /// <summary>Long enough for two drafts and a second payment.</summary>
    internal static Setup DLonger { get; } = DStalling with { Name = "d-stalls-longer", OnlyStalls = true, Hours = 5 };

    /// <summary>The purchase is decided, nothing is sent.</summary>
    internal World Start()
    {
        var begun = AnIntendedPurchase(Policies);
        return new(begun.Order, begun.Now, Worker.Resting, Worker.Resting, new());
    }

    public override string ToString() => Name;
}
