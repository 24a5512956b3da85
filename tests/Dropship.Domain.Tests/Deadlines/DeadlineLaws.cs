using Dropship.Domain.Tests.Laws;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>
/// In simulated lives, with faults and restarts, every deadline is preceded by its action by its margin: the order is awake when the
/// margin begins, and from then on the action is there to be seen. Deadlines are reckoned here once more, in other words.
/// </summary>
public sealed class DeadlineLaws(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Lives = 3_000;

    /// <summary>Some faults show only in rare lives: a hand-over by the shop's own rule, over the one holiday.</summary>
    private const int MostLives = 40_000;

    /// <summary>Clocks leap and fall back while these orders live.</summary>
    private static readonly Zone Leaping = new("Test/Leaping", Hours(1), [new(Calendars.At("2026-01-11T01:00Z"), Hours(2)), new(Calendars.At("2026-01-25T01:00Z"), Hours(1))]);

    private static readonly DeadlineRules Rules = Reckoned(Leaping);

    private static readonly Dictionary<string, Func<Life, NextRule>> Faults = new()
    {
        ["it wakes an hour late"] = static life => Then(life, static (order, agenda) => agenda with { WakeAt = agenda.WakeAt + Hours(1) }),
        ["it wakes a moment late"] = static life => Then(life, static (order, agenda) => agenda.Decision is null ? agenda with { WakeAt = agenda.WakeAt + TimeSpan.FromMilliseconds(1) } : agenda),
        ["margins are forgotten"] = static life => Under(life, Rules with { Margins = [.. Enum.GetValues<DeadlineKind>().Select(static kind => new DeadlineMargin(kind, TimeSpan.Zero))] }),
        ["nobody is told"] = static life => Then(life, static (order, agenda) => agenda with { Asks = [.. agenda.Asks.AsEnumerable().Where(static ask => ask.Kind != AskKind.DeadlineNear)] }),
        ["nobody is told of late suppliers"] = static life => Then(life, static (order, agenda) => agenda with { Asks = [.. agenda.Asks.AsEnumerable().Where(static ask => ask.Kind != AskKind.LateSupplier)] }),
        ["a rung is missing"] = static life => Then(life, static (order, agenda) => agenda with { Todos = [.. agenda.Todos.AsEnumerable().Where(static todo => todo is not Todo.Send { Key.Kind: TryKind.Urge })] }),
        ["clocks are an hour off"] = static life => Under(life, Reckoned(new("Test/Leaping", Hours(0), [new(Calendars.At("2026-01-11T01:00Z"), Hours(1)), new(Calendars.At("2026-01-25T01:00Z"), Hours(0))]))),
        ["clocks do not leap"] = static life => Under(life, Reckoned(new("Test/Leaping", Hours(1), []))),
        ["holidays are worked through"] = static life => Under(life, Rules with { Marketplace = new(Leaping, Calendars.Weekend, [], Hours(24)) }),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Fact]
    public void Every_deadline_is_preceded_by_its_action()
    {
        Dictionary<string, int> met = [];
        for (var number = 1; number <= Lives; number++)
        {
            var life = new Life(number);
            var history = Run(life, life.Next(Rules));
            foreach (var due in history.Turns.SelectMany(turn => Open(life.Told(turn.Order), history.World.Policies).Where(due => turn.At >= due.ActAt)).Select(due => due.Kind).Distinct())
                met[due] = met.GetValueOrDefault(due) + 1;
            if (Broken(life, history) is { } why) Assert.Fail($"life {number}: {why}\n{history.Tail()}");
        }

        foreach (var (kind, lives) in met) output.WriteLine($"{kind}: came due in {lives} lives of {Lives}");
        met.Keys.Order().ShouldBe(["Accept", "Claim", "Decision", "Delivery", "Dispute evidence", "Evidence", "Hand-over", "Handling", "Lateness", "Payout", "Reply", "Resend", "Return", "Scan"], ignoreOrder: false, "each kind has to come due somewhere");
    }

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void A_planted_fault_is_caught(string name)
    {
        for (var number = 1; number <= MostLives; number++)
            if (new Life(number) is var life && Broken(life, Run(life, Faults[name](life))) is { } why)
            {
                output.WriteLine($"life {number}: {why}");
                return;
            }

        Assert.Fail($"{name}: not caught in {MostLives} lives");
    }

    private static History Run(Life life, NextRule next) => Simulation.Run(Settings.Of(life.Number), Laws.Rules.Real with { Next = next });

    private static NextRule Under(Life life, DeadlineRules rules) => life.Next(rules);

    private static NextRule Then(Life life, Func<Order, Agenda, Agenda> change)
    {
        var real = life.Next(Rules);
        return (Order order, Policies policies, Instant now, in Looked looked) => change(order, real(order, policies, now, looked));
    }

    private static DeadlineRules Reckoned(Zone zone) => new()
    {
        AcceptWithin = Days(1),
        ShipWithinDays = 4,
        Marketplace = new(zone, Calendars.Weekend, [new("X", new(2026, 1, 13), "a day off")], Hours(24)),
        Suppliers = Enumerable.Range(1, 3).ToDictionary(static no => new SupplierId($"sup{no}"), no => new SupplierTime(new(zone, [DayOfWeek.Sunday], [], Hours(17)), no)),
    };

    private static string? Broken(Life life, History history)
    {
        if (history.Thrown is { } thrown) return thrown.ToString();
        Dictionary<int, Instant> pressable = [];
        foreach (var turn in history.Turns)
        {
            if (turn.Agenda.Decision is not null) continue;
            var order = life.Told(turn.Order);
            foreach (var due in Open(order, history.World.Policies))
            {
                if (turn.At < due.ActAt && turn.Agenda.Todos.IsEmpty && !(turn.Agenda.WakeAt <= due.ActAt)) return $"{turn.At}: wakes at {turn.Agenda.WakeAt}, and {due} wants something at {due.ActAt}";
                if (turn.At >= due.ActAt && due.Round == 0 && !turn.Agenda.Asks.Any(ask => ask.Subject.Contains(due.At.ToString()))) return $"{turn.At}: nobody is asked about {due}, due since {due.ActAt}";
                if (due.Round > 0 && Unpressed(order, turn, due, pressable) is { } why) return why;
            }
        }

        return null;
    }

    // Known as bought, and not reminded, when the margin began: reminders go at parts of the time before.
    private static string? Unpressed(Order order, Turn turn, Due due, Dictionary<int, Instant> pressable)
    {
        if (!pressable.TryAdd(due.Round, turn.At) && pressable[due.Round] < due.ActAt && turn.At >= due.ActAt
            && !order.Tries.Any(tried => tried.Key.Kind == TryKind.Urge && tried.Key.No == due.Round && tried.OpenedAt <= due.ActAt)
            && !turn.Agenda.Todos.Any(todo => todo is Todo.Send { Key: { Kind: TryKind.Urge } key } && key.No == due.Round))
            return $"{turn.At}: {due} has begun its margin at {due.ActAt}, and its supplier was never reminded";
        return null;
    }

    // By days and hours that are counted here, one by one.
    private static IEnumerable<Due> Open(Order order, Policies policies) => OfSale(order, policies).Concat(OfClaims(order)).Concat(OfDisputes(order));

    private static IEnumerable<Due> OfClaims(Order order)
    {
        foreach (var claim in order.Claims.AsEnumerable())
        {
            if (claim.Seen is not { } seen) continue;
            if (!seen.Withdrawn && claim.Answer is null && (seen.Kind == ClaimKind.Chargeback || order.Latest()?.Status != SaleStatus.Refunded))
            {
                if (seen.ReplyBy is { } reply) yield return new("Claim", reply, Hours(4));
                if (seen.EvidenceBy is { } evidence && claim.Evidence is null) yield return new("Evidence", evidence, Days(1));
            }

            if (claim.Answer is { Answer: ClaimAnswer.Return, Until: { } back } && claim.Returned is null && order.AwaitsReturn(claim)) yield return new("Return", back, TimeSpan.Zero);
            if (claim.Answer is { Answer: ClaimAnswer.Resent, Until: { } sent } answer && order.Demanded().Any(line => line.Open + line.Covered > 0 && answer.Units.Any(units => units.Line == line.Line.Id))) yield return new("Resend", sent, Days(1));
        }
    }

    private static IEnumerable<Due> OfDisputes(Order order)
    {
        if (order.Latest()?.PaidAt is null) yield break;
        foreach (var purchase in order.Purchases.AsEnumerable().Where(static purchase => purchase.Intent is not null))
            foreach (var dispute in purchase.Disputes.AsEnumerable())
            {
                if (dispute.Decided is null || purchase.SightingOf(dispute.No) is not { OpenedAt: { } opened } seen || order.State(purchase, dispute, new(long.MaxValue)) != DisputeState.Open) continue;
                yield return new("Decision", opened + Days(30), TimeSpan.Zero);
                if (seen.EvidenceBy is { } until && dispute.Evidence is null) yield return new("Dispute evidence", until, Days(1));
            }
    }

    // Four hours before its end; where it is short, when half of its time has passed.
    private static Due Reply(Instant by, Instant asked) => new("Reply", by, TimeSpan.FromMilliseconds(Math.Min(Hours(4).TotalMilliseconds, Math.Max(0, (by.Milliseconds - asked.Milliseconds) / 2))));

    private static IEnumerable<Due> OfSale(Order order, Policies policies)
    {
        if (order.Latest() is not { PaidAt: { } paidAt } sale) yield break;
        foreach (var cancel in order.Cancels.AsEnumerable())
            if (cancel is { Asked: { } asked, Answer: null }) yield return Reply(asked.Expires ?? asked.At + policies.CancelWithin, asked.At);
        if (order.Settlement.Completed is { } done && done.Release == order.Release && !order.IsWithdrawn() && !order.IsPaidOut() && (order.Settlement.Payouts.IsEmpty || !order.Balance(Account.Receivable, sale.Paid.Currency).IsZero)) yield return new("Payout", Payday(policies, paidAt, done.At), TimeSpan.Zero);
        if (sale.Status != SaleStatus.Paid || order.IsWithdrawn()) yield break;
        var demand = order.Demanded();
        if (demand.Any(static line => Wanted(line) > 0)) yield return new("Accept", paidAt + Days(1), Hours(4));
        if (sale.DeliverBy is { } by && demand.Any(static line => !line.IsAtEnd)) yield return new("Delivery", by, Days(1));
        if (Rule(policies, paidAt)?.ScanWithin is { } scan && !(order.Settlement.Completed?.Release == order.Release) && demand.Any(static line => line.Open + line.Covered + line.Shipped + line.Delivered > 0) && (demand.Any(static line => line.Open + line.Covered > 0) || !order.Parcels.Any(Gone) || order.Parcels.Any(parcel => Gone(parcel) && !Scanned(parcel))))
            yield return new("Scan", paidAt + scan, Days(3));
        foreach (var line in demand.Where(static line => Wanted(line) > 0)) yield return new("Hand-over", line.Line.ShipBy ?? Ship(), Hours(12));
        foreach (var purchase in order.Purchases.AsEnumerable())
        {
            if (purchase is not { Intent: { } intent, Closed: null, GivenUpAt: null, WrittenOff: null } || !purchase.Orders.Any(static own => own is { IsBought: true }) || order.Units(purchase).Covered == 0) continue;
            yield return new("Lateness", Promised(order, intent) ?? sale.Lines.AsEnumerable().Where(line => intent.Units.Any(units => line.Id.Owns(units.Line))).Min(static line => line.ShipBy) ?? Ship(), Hours(12));
            if (order.OpenCancel is null && !order.IsAskedBack(purchase) && order.Doubt(purchase.Round, new(long.MaxValue)) is null)   // what is asked back is not pressed for
                yield return new("Handling", Counted(intent.At, int.Parse(intent.Supplier.Value[^1..], System.Globalization.CultureInfo.InvariantCulture), 17, [DayOfWeek.Sunday], null), Hours(4)) { Round = purchase.Round };
        }

        bool Scanned(Parcel parcel) => parcel.Scans.Any(scan => scan.At >= sale.PlacedAt - Days(2) && scan.Phase >= ParcelPhase.PickedUp);
        bool Gone(Parcel parcel) => parcel is { Round: > 0, Resend: 0 } && (parcel.HandedOverAt is not null || Scanned(parcel) || order.ConfirmedAt(parcel) is not null);
        Instant Ship() => Counted(paidAt, 4, 24, [DayOfWeek.Saturday, DayOfWeek.Sunday], new(2026, 1, 13));
    }

    private static CompletionRule? Rule(Policies policies, Instant paidAt) => policies.Completion.Where(rule => rule.From <= paidAt).MaxBy(static rule => rule.From);

    // Midnight of the first day behind it that is the 1st or the 15th, and two days of grace.
    private static Instant Payday(Policies policies, Instant paidAt, Instant done)
    {
        if (Rule(policies, paidAt)?.Paydays is null) return done + policies.PayoutWithin;
        var day = DateTimeOffset.UnixEpoch.AddMilliseconds(done.Milliseconds).UtcDateTime.Date.AddDays(1);
        while (day.Day is not (1 or 15)) day = day.AddDays(1);
        return Instant.From(new DateTimeOffset(day, TimeSpan.Zero)) + Days(2);
    }

    // Of what was ordered: goods that go once more have a time of their own.
    private static int Wanted(LineDemand line) => Math.Min(line.Open, line.Line.Quantity - line.Shipped - line.Delivered - line.Returned - line.Lost - line.Withdrawn - line.Unfillable);

    private static Instant? Promised(Order order, Decision.PurchaseIntended intent) =>
        order.Claims.Where(claim => claim.Answer is { Answer: ClaimAnswer.Resent, Until: not null } answer && answer.At <= intent.At && answer.Units.Any(promised => intent.Units.Any(units => units.Line == promised.Line))).Select(static claim => claim.Answer!.Until).Max();

    private static Instant Counted(Instant from, int days, int cutOff, DayOfWeek[] rest, DateOnly? off)
    {
        var local = new DateTimeOffset(DateTime.UnixEpoch, TimeSpan.Zero).AddMilliseconds(from.Milliseconds) + Ahead(from);
        var day = local.TimeOfDay >= Hours(cutOff) ? local.Date.AddDays(1) : local.Date;
        while (Rests()) day = day.AddDays(1);
        for (var left = days; left > 0; left--)
            do day = day.AddDays(1);
            while (Rests());
        var end = Instant.From(new DateTimeOffset(day.AddHours(cutOff), TimeSpan.Zero));
        return end - Ahead(end - Hours(1));   // the leaps are at night, the ends are not near them

        bool Rests() => rest.Contains(day.DayOfWeek) || DateOnly.FromDateTime(day) == off;
    }

    private static TimeSpan Ahead(Instant at) => at >= Calendars.At("2026-01-11T01:00Z") && at < Calendars.At("2026-01-25T01:00Z") ? Hours(2) : Hours(1);

    private sealed record Due(string Kind, Instant At, TimeSpan Margin)
    {
        internal int Round { get; init; }

        internal Instant ActAt => At - Margin;
    }

    /// <summary>A life by its number: what the marketplace tells of deadlines, which the simulated one does not.</summary>
    internal sealed record Life(int Number)
    {
        internal NextRule Next(DeadlineRules rules) => (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(Told(order), policies with { Deadlines = rules }, now, looked);

        internal Order Told(Order order) => order with { Sales = [.. order.Sales.AsEnumerable().Select(Told)] };

        private Fact.SaleSeen Told(Fact.SaleSeen sale) => sale with
        {
            DeliverBy = Number % 4 == 0 ? null : sale.PlacedAt + Days(8 + (Number % 17)),
            Lines = [.. sale.Lines.AsEnumerable().Select((line, place) => line with { ShipBy = (Number + place) % 3 == 0 ? null : sale.PlacedAt + Days(1 + (Number % 7)) + Hours(place) })],
        };
    }
}
