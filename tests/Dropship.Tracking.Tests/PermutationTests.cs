using Dropship.Domain;

namespace Dropship.Tracking.Tests;

/// <summary>Whatever order and however often facts of parcels come in, they fold to one state; a fold that listens to arrival is found.</summary>
public sealed class PermutationTests
{
    [Fact]
    public void Every_shuffle_of_a_history_folds_to_one_state()
    {
        var tally = Permutations.Run(1, 10_000, 20, Fulfilment.Evolve);

        tally.First.ShouldBeNull();
        tally.Shuffles.ShouldBe(200_000);
        tally.Suspect.ShouldBeInRange(1_000, 9_900, "some are suspect, some are not");
        tally.Incidents.ShouldBeGreaterThan(10_000);
    }

    public static TheoryData<string> Folds => new("scans in the order of arrival", "the last look counts", "the last country counts", "delivered by what is known then");

    [Theory]
    [MemberData(nameof(Folds))]
    public void A_fold_that_listens_to_arrival_is_found(string fold)
    {
        var tally = Permutations.Run(1, 200, 20, Broken(fold));

        tally.Differ.ShouldBePositive();
        tally.First.ShouldNotBeNull().ShouldContain("history");
    }

    private static Func<Order, Event, Order> Broken(string fold) => (order, happened) => (fold, happened) switch
    {
        ("scans in the order of arrival", Fact.ScanSeen e) => Change(order, e, e.Number, parcel => parcel with { Scans = (order.Parcel(e.Number)?.Scans ?? []).Add(new(e.At, e.Phase, e.Incident)) }),
        ("the last look counts", Fact.NumberChecked e) => Change(order, e, e.Number, parcel => parcel with { Checks = [new(e.Carrier, e.Fit, e.Found, e.Formats, e.Others)] }),
        ("the last country counts", Fact.SnapshotSeen { To: { } to } e) => Change(order, e, e.Number, parcel => parcel with { Destinations = [to] }),
        ("delivered by what is known then", Fact.SnapshotSeen e) => Change(order, e, e.Number, parcel => parcel with { DeliveredAtFirst = parcel.Scans.IsEmpty }),
        _ => Fulfilment.Evolve(order, happened),
    };

    private static Order Change(Order order, Event happened, TrackingNumber number, Func<Parcel, Parcel> change)
    {
        var after = Fulfilment.Evolve(order, happened);
        return after with { Parcels = after.Parcels.Select(parcel => parcel.Number == number ? change(parcel) : parcel).ToFew() };
    }
}
