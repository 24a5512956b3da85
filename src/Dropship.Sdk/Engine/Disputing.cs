using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Domain.Decision;

namespace Dropship.Engine;

/// <summary>Disputes between the order and the port: what is asked in the supplier's units, and which of its disputes are ours.</summary>
internal static class Disputing
{
    private static readonly TimeSpan ClocksApart = TimeSpan.FromHours(1);

    internal static DisputeRequest RequestOf(Order order, Purchase purchase, int no)
    {
        var (intent, decided) = (purchase.Intent!, purchase.Dispute(no)!.Decided!);
        return new(decided.Order, Dispute.ReferenceOf(intent.Reference, no), Packed(order, intent, decided.Units), decided.Cause, decided.Remedy, decided.Message)
        {
            Ground = decided.Ground,
            Pictures = [.. decided.Pictures.AsEnumerable().Select(static place => new Uri(place, UriKind.RelativeOrAbsolute))],
        };
    }

    internal static Fact.DisputeSeen Seen(Order order, int round, SupplierDispute told, int ours) =>
        new(round, told.Id, told.Order, told.Stage, ours, Wire.Unpacked(order, round, told.Units), told.Offered, told.PaidBack, told.ResentAs, told.OpenedAt, told.EvidenceBy);

    /// <summary>All that the supplier tells of disputes about an order of a purchase, ours by their numbers.</summary>
    internal static IReadOnlyList<Fact> SeenOf(Order order, Purchase purchase, IReadOnlyList<SupplierDispute> told)
    {
        List<Fact> facts = [];
        var linked = purchase.DisputesSeen.AsEnumerable().Where(static seen => seen.Ours > 0).ToDictionary(static seen => seen.Dispute, static seen => seen.Ours, StringComparer.Ordinal);
        foreach (var one in told.OrderByDescending(static one => one.Reference is not null).ThenBy(static one => one.Id, StringComparer.Ordinal))
        {
            var seen = Seen(order, purchase.Round, one, 0);
            var ours = linked.TryGetValue(one.Id, out var known) ? known : NumberOf(order, purchase, one, seen, linked.Values);
            if (ours > 0) linked[one.Id] = ours;
            facts.Add(seen with { Ours = ours });
        }

        return facts;
    }

    /// <summary>The parcels of an order by which the supplier sends goods once more. What is in them the dispute says where the supplier does not.</summary>
    internal static List<Fact> Parcels(Order order, Todo.ReadResend todo, SupplierReading reading)
    {
        List<Fact> facts = [];
        var owed = order.Purchase(todo.Round)?.Dispute(todo.No)?.Decided?.Units ?? [];
        foreach (var parcel in reading.Parcels)
            facts.Add(new Fact.ParcelSeen(todo.Round, parcel.Number, parcel.Carrier, parcel.Units.IsEmpty ? owed : Wire.Unpacked(order, todo.Round, parcel.Units), parcel.HandedOverAt) { Resend = todo.No });
        return facts;
    }

    // By our number where the supplier tells it back; else by what it is about, among those that may have been opened and are not shown yet.
    private static int NumberOf(Order order, Purchase purchase, SupplierDispute told, Fact.DisputeSeen seen, IReadOnlyCollection<int> linked)
    {
        foreach (var dispute in purchase.Disputes)
            if (told.Reference is { } reference ? purchase.Intent is { } intent && reference == Dispute.ReferenceOf(intent.Reference, dispute.No) : !linked.Contains(dispute.No) && IsIt(order, purchase, dispute, seen))
                return dispute.No;
        return 0;
    }

    private static bool IsIt(Order order, Purchase purchase, Dispute dispute, Fact.DisputeSeen seen)
    {
        if (dispute.Decided is not { } decided || decided.Order != seen.Order) return false;
        Instant? sent = null;
        foreach (var tried in order.Tries)
            if (tried.Key == new TryKey(TryKind.OpenDispute, purchase.Round, dispute.No) && tried.Outcome is not (Outcome.Rejected or Outcome.NotSent))
                sent = Instant.Earlier(sent, tried.OpenedAt);
        if (sent is not { } since) return false;
        var isSame = seen.Units.IsEmpty || decided.Units == seen.Units || (decided.Units.IsEmpty && seen.Units == purchase.Intent!.Units);
        var hasEnded = seen.Stage is DisputeStage.Refused or DisputeStage.Withdrawn;
        var wasThere = purchase.DisputesSeen.AsEnumerable().Any(known => known.Dispute == seen.Dispute) || seen.OpenedAt < since - ClocksApart;
        return isSame && !(hasEnded && wasThere);   // one that was over before is another; one that is open about the same units is as good as ours
    }

    private static Few<LineUnits> Packed(Order order, PurchaseIntended intent, Few<LineUnits> ours)
    {
        var (proposed, theirs) = (Wire.Proposed(order, intent), Few.Of<LineUnits>());
        foreach (var units in ours) theirs = theirs.Add(units with { Quantity = checked(units.Quantity * Math.Max(1, order.OfferOf(proposed, units.Line)?.Pieces ?? 1)) });
        return theirs;
    }
}
