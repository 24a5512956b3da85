using Dropship.Testing.Simulation.Checking;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Parcels: told once, told rightly, and never a reason to go back.</summary>
internal static class ShippingLaws
{
    internal static string? PublishedOnce(History history)
    {
        foreach (var ((release, number), times) in history.World.Market.Published)
            if (times > 1)
                return $"{number} was published {times} times in release {release}";
        foreach (var commit in history.Commits)
        {
            if (commit.Taken.Happened is OrderCompleted && commit.Before.Parcels.Any(parcel => IsAnothers(commit.Before, parcel))) return $"{commit.At}: completed on a delivery that may be another parcel's";
            if (commit.Taken.Happened is not TryOpened { Key: { Kind: TryKind.Publish } key } opened) continue;
            if (Forbidden.Incomplete(commit.Before, opened) is { } why) return $"{commit.At}: {key.Name} {why}";
            if (IsSuspect(commit.Before, key.Name) && !IsReleased(history, commit, 0)) return $"{commit.At}: {key.Name} is published, suspect and not released";
            if (history.World.Market.Published.Keys.Any(known => known.Number == key.Name && known.Release < key.No) && IsBefore(history, commit, key) && !IsReleased(history, commit, key.No))
                return $"{commit.At}: {key.Name} is published in release {key.No} again and not released";
        }

        return null;
    }

    internal static string? NeverBack(History history)
    {
        foreach (var commit in history.Commits)
        {
            if (commit.Taken.Happened is not (ScanSeen or ParcelSeen)) continue;
            var (before, after) = (commit.Before, commit.Taken.Order);
            if (!(after with { Parcels = before.Parcels }).Equals(before)) return $"{commit.At}: {commit.Taken.Happened} changed more than parcels";
            if (Open(after) > Open(before)) return $"{commit.At}: {commit.Taken.Happened} reopened units to be bought";
            if (commit.Taken.Happened is not ScanSeen) continue;
            var (was, now) = (history.Rules.Phase(before, commit.At), history.Rules.Phase(after, commit.At));
            if (was is Phase.Completed or Phase.Settled or Phase.Refunded or Phase.WrittenOff or Phase.Cancelled && now != was) return $"{commit.At}: {commit.Taken.Happened} moved the order from {was} to {now}";
            if (was < Phase.Completed && now < was && now is Phase.New or Phase.Held or Phase.Sourcing or Phase.Buying) return $"{commit.At}: {commit.Taken.Happened} moved the order from {was} to {now}";
        }

        return null;
    }

    // The carrier knew the number days before the order existed, or a look or a snapshot spoke against it.
    private static bool IsSuspect(Order order, string number) =>
        order.Parcels.Any(parcel => parcel.Number.Value == number && (IsStrange(order, parcel) || parcel.Checks.Any(check => check.Carrier == parcel.Carrier && check.Found != ParcelSuspicions.None)
            || parcel.Scans.Any(scan => scan.At < order.Sales[^1].PlacedAt - TimeSpan.FromDays(2))));

    private static bool IsStrange(Order order, Parcel parcel) =>
        parcel.DeliveredAtFirst || (!parcel.Destinations.IsEmpty && order.Sales[^1].To is { IsPlatformHub: false } to && !parcel.Destinations.Contains(to.Country));

    // Delivered, strange, and nobody has said that it is ours all the same: no person of the shop, and not the buyer since it was handed over.
    private static bool IsAnothers(Order order, Parcel parcel) =>
        parcel.Round > 0 && parcel.ReleasedBy is null && IsStrange(order, parcel) && order.Phase(parcel) == ParcelPhase.Delivered && !order.Settlement.Confirmed.Any(said => said.At >= Handed(order, parcel));

    private static Instant? Handed(Order order, Parcel parcel) =>
        parcel.HandedOverAt ?? parcel.Scans.Where(scan => scan.At >= order.Sales[^1].PlacedAt - TimeSpan.FromDays(2) && scan.Phase >= ParcelPhase.PickedUp).Select(static scan => (Instant?)scan.At).Min();

    private static bool IsReleased(History history, Commit publish, int release) =>
        history.Commits.TakeWhile(commit => !ReferenceEquals(commit, publish)).Any(commit => commit.Taken.Happened is ParcelReleased released && released.Number.Value == ((TryOpened)publish.Taken.Happened!).Key.Name && released.Release >= release);

    // It went out in an earlier release, and nobody has said since that it did not.
    private static bool IsBefore(History history, Commit publish, TryKey key) =>
        history.Commits.TakeWhile(commit => !ReferenceEquals(commit, publish)).Any(commit => commit.Taken.Happened is TryOpened { Key.Kind: TryKind.Publish } opened && opened.Key.Name == key.Name && opened.Key.No < key.No)
        && publish.Before.Tries.Any(tried => tried.Key.Kind == TryKind.Publish && tried.Key.Name == key.Name && tried.Key.No < key.No && tried.Outcome is not (Outcome.NotSent or Outcome.Rejected));

    private static int Open(Order order) => order.Demanded().Sum(static line => line.Open);
}
