using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>Of several carriers that a supplier named for a parcel, the one whose number it can be is asked; and a parcel is followed until it has come to an end.</summary>
public sealed class FollowedBySpecs
{
    private static readonly CarrierCode Able = new("Able"), Best = new("Best"), Poor = new("Poor");

    private static NumberChecked Check(CarrierCode carrier, NumberFit fit = NumberFit.Unknown, ParcelSuspicions found = ParcelSuspicions.None) => new(Number, carrier, fit, found);

    private static Parcel With(params Fact[] told) => ABoughtPurchase().Told([.. told]).Order.Parcel(Number)!;

    private static ParcelSeen By(CarrierCode carrier) => new(1, Number, carrier, [], T0);

    [Fact]
    public void A_carrier_whose_numbers_have_this_form_is_asked_before_one_of_which_nothing_is_known_and_that_before_a_misfit()
    {
        With(By(Poor)).FollowedBy.ShouldBe(Poor);
        With(By(Poor), By(Able), Check(Poor), Check(Able)).ShouldSatisfyAllConditions(parcel => parcel.FollowedBy.ShouldBe(Poor), parcel => parcel.NotFollowedBy.ShouldBe([Able]));
        With(By(Poor), By(Able), Check(Poor, found: ParcelSuspicions.CarrierMisfit), Check(Able)).ShouldSatisfyAllConditions(parcel => parcel.FollowedBy.ShouldBe(Able), parcel => parcel.NotFollowedBy.ShouldBe([Poor]));
        With(By(Poor), By(Able), Check(Poor), Check(Able, NumberFit.Fits)).FollowedBy.ShouldBe(Able);
        With(By(Poor), By(Able), By(Best), Check(Poor, NumberFit.Fails, ParcelSuspicions.CheckDigit), Check(Able), Check(Best)).FollowedBy.ShouldBe(Best, "of two alike the last");
        With(By(Poor), By(Able), Check(Poor, found: ParcelSuspicions.Reused), Check(Able)).FollowedBy.ShouldBe(Poor, "that another order has it says nothing of the carrier");
        With(Scan(Number, ParcelPhase.InTransit, T0)).FollowedBy.ShouldBeNull();
    }

    [Fact]
    public void The_agenda_asks_that_carrier_and_names_the_others()
    {
        var order = AShippedOrder().Told(By(new("A Carrier")), Check(Carrier, found: ParcelSuspicions.CarrierMisfit), Check(new("A Carrier"), NumberFit.Fits));
        order.At(T0 + Days(5)).Agenda.Todos.ShouldContain(new Todo.TrackParcel(Number, new("A Carrier")) { Instead = [Carrier] });
    }

    [Fact]
    public void A_parcel_is_followed_until_it_has_come_to_an_end_or_the_order_is_given_up()
    {
        Followed(AShippedOrder()).ShouldBeTrue();
        Followed(AShippedOrder().Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(5)))).ShouldBeFalse();
        Followed(AShippedOrder().Told(Scan(Number, ParcelPhase.Lost, T0 + Days(5)))).ShouldBeFalse();
        Followed(AShippedOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts))).ShouldBeFalse();
        Followed(new Scenario().Told(Scan(Number, ParcelPhase.InTransit, T0))).ShouldBeFalse("nobody sold it");
    }

    private static bool Followed(Scenario order) => order.Order.IsFollowed(order.Order.Parcel(Number)!);
}
