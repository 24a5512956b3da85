using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>Sightings of a supplier's order are joined: every field only grows, whatever came first. Of several orders of one reference one is the purchase's own.</summary>
public sealed class SupplierOrderSpecs
{
    private static readonly SupplierOrder Bare = At(SupplierOrderStatus.Draft);

    public static TheoryData<string> Growths => [.. Grown.Keys];

    private static readonly Dictionary<string, (SupplierOrder Before, SupplierOrder After)> Grown = new()
    {
        ["status"] = (At(SupplierOrderStatus.Unpaid), At(SupplierOrderStatus.Paid)),
        ["due, first told"] = (Bare, Bare with { Due = Euro(5m) }),
        ["due, the larger"] = (Bare with { Due = Euro(5m) }, Bare with { Due = Euro(6m) }),
        ["charged, first told"] = (Bare, Bare with { Charged = Euro(5m) }),
        ["charged, the larger"] = (Bare with { Charged = Euro(5m) }, Bare with { Charged = Euro(6m) }),
        ["credited, the larger"] = (Bare with { Credited = Euro(5m) }, Bare with { Credited = Euro(6m) }),
        ["another currency, by its code"] = (Bare with { Charged = Euro(5m) }, Bare with { Charged = new(1m, Usd) }),
        ["cancelled"] = (Bare, Bare with { Cancelled = true }),
        ["payment, first told"] = (Bare, Bare with { PaymentReference = "p1" }),
        ["payment, the greater"] = (Bare with { PaymentReference = "p1" }, Bare with { PaymentReference = "p2" }),
        ["part of, first told"] = (Bare, Bare with { PartOf = new("so-0") }),
        ["part of, the greater"] = (Bare with { PartOf = new("so-0") }, Bare with { PartOf = new("so-9") }),
    };

    [Theory, MemberData(nameof(Growths))]
    public void A_field_only_grows_whatever_came_first(string growth)
    {
        var (before, after) = Grown[growth];
        before.Join(after).ShouldBe(after);
        after.Join(before).ShouldBe(after);
        after.Join(after).ShouldBe(after);
    }

    [Fact]
    public void What_each_sighting_knows_is_kept()
    {
        var (due, paid) = (Bare with { Due = Euro(5m), PartOf = new("so-0") }, At(SupplierOrderStatus.Paid, 4m) with { PaymentReference = "p1" });
        var both = At(SupplierOrderStatus.Paid, 4m) with { Due = Euro(5m), PartOf = new("so-0"), PaymentReference = "p1" };
        due.Join(paid).ShouldBe(both);
        paid.Join(due).ShouldBe(both);
    }

    [Theory]
    [InlineData(SupplierOrderStatus.Payable, false, false)]
    [InlineData(SupplierOrderStatus.Paid, false, true)]
    [InlineData(SupplierOrderStatus.Delivered, false, true)]
    [InlineData(SupplierOrderStatus.Paid, true, false)]
    public void It_is_bought_once_it_is_paid_and_not_cancelled(SupplierOrderStatus status, bool cancelled, bool bought) =>
        (At(status) with { Cancelled = cancelled }).IsBought.ShouldBe(bought);

    [Fact]
    public void Its_own_order_is_the_one_that_lives_and_has_come_furthest()
    {
        Own(At(SupplierOrderStatus.Unpaid, id: "a"), At(SupplierOrderStatus.Paid, id: "b")).ShouldBe("b");
        Own(At(SupplierOrderStatus.Paid, id: "a"), At(SupplierOrderStatus.Unpaid, id: "b")).ShouldBe("a");
        Own(At(SupplierOrderStatus.Paid, id: "a") with { Cancelled = true }, At(SupplierOrderStatus.Draft, id: "b")).ShouldBe("b");
        Own(At(SupplierOrderStatus.Draft, id: "a"), At(SupplierOrderStatus.Paid, id: "b") with { Cancelled = true }).ShouldBe("a");
        Own(At(SupplierOrderStatus.Draft, id: "a"), At(SupplierOrderStatus.Draft, id: "b")).ShouldBe("a");
        Own(At(SupplierOrderStatus.Draft, id: "a") with { Cancelled = true }, At(SupplierOrderStatus.Paid, id: "b") with { Cancelled = true }).ShouldBe("b");
    }

    [Fact]
    public void Charges_and_credits_of_all_its_orders_are_summed_and_currencies_never_mixed()
    {
        var purchase = new Purchase(1) { Orders = [At(SupplierOrderStatus.Paid, 30m, 10m, "a"), At(SupplierOrderStatus.Paid, 5m, id: "b"), At(SupplierOrderStatus.Draft, id: "c")] };
        (purchase.Charged, purchase.Credited, purchase.Outstanding).ShouldBe((Euro(35m), Euro(10m), Euro(25m)));
        var mixed = new Purchase(1) { Orders = [At(SupplierOrderStatus.Paid, 30m, id: "a"), At(SupplierOrderStatus.Paid, id: "b") with { Charged = new(5m, Usd), Credited = new(4m, Usd) }] };
        (mixed.Charged, mixed.Credited, mixed.Outstanding).ShouldBe((Euro(30m), new Money(4m, Usd), Euro(30m)));
        (new Purchase(1).Charged, new Purchase(1).Outstanding).ShouldBe((null, null));
    }

    [Fact]
    public void A_charge_is_awaited_for_what_is_bought_on_its_own_account()
    {
        Awaits(At(SupplierOrderStatus.Paid)).ShouldBeTrue();
        Awaits(At(SupplierOrderStatus.Paid, 30m)).ShouldBeFalse();
        Awaits(At(SupplierOrderStatus.Payable)).ShouldBeFalse();
        Awaits(At(SupplierOrderStatus.Paid, 30m), At(SupplierOrderStatus.Paid, id: "part") with { PartOf = new("so-1") }).ShouldBeFalse();
        Awaits(At(SupplierOrderStatus.Paid, 30m), At(SupplierOrderStatus.Paid, id: "twice")).ShouldBeTrue();
    }

    [Fact]
    public void A_purchase_in_parts_is_not_bought_twice()
    {
        new Purchase(1) { Orders = [At(SupplierOrderStatus.Paid, id: "a"), At(SupplierOrderStatus.Paid, id: "b")] }.IsBoughtTwice().ShouldBeTrue();
        new Purchase(1) { Orders = [At(SupplierOrderStatus.Paid, id: "a"), At(SupplierOrderStatus.Paid, id: "b") with { PartOf = new("a") }] }.IsBoughtTwice().ShouldBeFalse();
        new Purchase(1) { Orders = [At(SupplierOrderStatus.Paid, id: "a"), At(SupplierOrderStatus.Payable, id: "b")] }.IsBoughtTwice().ShouldBeFalse();
    }

    [Fact]
    public void The_last_step_of_any_protocol_pays()
    {
        var terms = SupplierTerms.Staged;
        terms.Steps.AsEnumerable().Select(terms.ResultOf).ShouldBe([SupplierOrderStatus.Draft, SupplierOrderStatus.InCart, SupplierOrderStatus.Unpaid, SupplierOrderStatus.Payable, SupplierOrderStatus.Paid]);
        foreach (var step in Enum.GetValues<PurchaseStep>()) (terms with { Steps = [PurchaseStep.Create, step] }).ResultOf(step).ShouldBe(SupplierOrderStatus.Paid);
    }

    private static string? Own(params SupplierOrder[] orders) => new Purchase(1) { Orders = orders.ToFew() }.Own?.Id.Value;

    private static bool Awaits(params SupplierOrder[] orders) => new Purchase(1) { Orders = orders.ToFew() }.AwaitsCharge;
}
