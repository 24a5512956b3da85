using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Writing;

/// <summary>A try is open until its deadline, in doubt from then on, and ends once; of two ends one wins whatever came first.</summary>
public sealed class TrySpecs
{
    private static readonly TryKey Key = new(TryKind.Pay, 1);
    private static readonly Try Open = new(Key, 1) { OpenedAt = T0, Deadline = T0 + Minutes(1) };

    private static readonly TryClosed Unknown = new(Key, 1, Outcome.Unknown, T0 + Minutes(2));

    [Fact]
    public void An_open_try_falls_into_doubt_at_its_deadline_to_the_millisecond()
    {
        var (last, deadline) = (Open.Deadline!.Value - TimeSpan.FromMilliseconds(1), Open.Deadline!.Value);
        (Open.IsOpen(last), Open.IsDoubtful(last)).ShouldBe((true, false));
        (Open.IsOpen(deadline), Open.IsDoubtful(deadline)).ShouldBe((false, true));
    }

    [Theory]
    [InlineData(Outcome.Unknown, true)]
    [InlineData(Outcome.Pending, false)]
    [InlineData(Outcome.NotSent, false)]
    [InlineData(Outcome.Rejected, false)]
    [InlineData(Outcome.Done, false)]
    public void A_try_that_ended_is_not_open_and_doubtful_only_if_nobody_knows(Outcome outcome, bool doubtful)
    {
        var ended = Open.Join(Unknown with { Outcome = outcome });
        (ended.IsOpen(T0), ended.IsDoubtful(T0)).ShouldBe((false, doubtful));
    }

    [Fact]
    public void It_may_be_under_way_until_the_later_of_its_end_and_its_deadline()
    {
        (Open.DoubtSince, Open.UnderWayUntil).ShouldBe((T0 + Minutes(1), T0 + Minutes(1)));
        var late = Open.Join(Unknown);
        (late.DoubtSince, late.UnderWayUntil).ShouldBe((T0 + Minutes(2), T0 + Minutes(2)));
        var early = Open.Join(Unknown with { At = T0 + TimeSpan.FromSeconds(5) });
        (early.DoubtSince, early.UnderWayUntil).ShouldBe((T0 + TimeSpan.FromSeconds(5), T0 + Minutes(1)));
    }

    public static TheoryData<string> Ends => [.. Pairs.Keys];

    private static readonly Dictionary<string, (TryClosed Wins, TryClosed Loses)> Pairs = new()
    {
        ["what is known over what is not"] = (Unknown with { Outcome = Outcome.Rejected }, Unknown),
        ["an effect over a refusal"] = (Unknown with { Outcome = Outcome.Done, At = T0 + Days(1) }, Unknown with { Outcome = Outcome.Rejected }),
        ["the earlier"] = (Unknown, Unknown with { At = T0 + Minutes(3) }),
        ["the lesser reason"] = (Unknown with { Reason = DeclineReason.OutOfStock }, Unknown with { Reason = DeclineReason.Invalid }),
        ["the lesser code"] = (Unknown with { Code = "1" }, Unknown with { Code = "2" }),
        ["no code"] = (Unknown, Unknown with { Code = "2" }),
    };

    [Theory, MemberData(nameof(Ends))]
    public void Of_two_ends_one_wins_whatever_came_first(string rule)
    {
        var (wins, loses) = Pairs[rule];
        var ended = Open.Join(wins);
        ended.Join(loses).ShouldBe(ended);
        Open.Join(loses).Join(wins).ShouldBe(ended);
        (ended.Outcome, ended.ClosedAt, ended.Reason, ended.Code).ShouldBe((wins.Outcome, wins.At, wins.Reason, wins.Code));
    }

    [Fact]
    public void The_same_end_and_the_same_look_told_twice_leave_the_same_instance()
    {
        var ended = Open.Join(Unknown);
        ended.Join(Unknown).ShouldBeSameAs(ended);
        var looked = Open.Join(new AbsenceSeen(Key, 1, T0)).Join(new AbsenceSeen(Key, 1, T0 + Days(1)));
        (looked.AbsentFirst, looked.AbsentLast).ShouldBe((T0, T0 + Days(1)));
        foreach (var days in (ReadOnlySpan<double>)[0, 0.5, 1]) looked.Join(new AbsenceSeen(Key, 1, T0 + Days(days))).ShouldBeSameAs(looked);
        looked.Join(new AbsenceSeen(Key, 1, T0 - Days(1))).AbsentFirst.ShouldBe(T0 - Days(1));
        looked.Join(new AbsenceSeen(Key, 1, T0 + Days(2))).AbsentLast.ShouldBe(T0 + Days(2));
    }

    [Fact]
    public void Only_an_invalid_request_is_mended_and_only_by_a_word_that_comes_after_the_no()
    {
        var invalid = Open.Join(Unknown with { Outcome = Outcome.Rejected, Reason = DeclineReason.Invalid });
        invalid.IsMended.ShouldBeFalse();
        invalid.Join(new AbsenceSeen(Key, 1, Unknown.At)).IsMended.ShouldBeFalse("it is no later than the no");
        invalid.Join(new AbsenceSeen(Key, 1, Unknown.At + Minutes(1))).IsMended.ShouldBeTrue();
        (invalid with { Reason = DeclineReason.Declined }).Join(new AbsenceSeen(Key, 1, Unknown.At + Minutes(1))).IsMended.ShouldBeFalse();
        Open.Join(Unknown with { Reason = DeclineReason.Invalid }).Join(new AbsenceSeen(Key, 1, Unknown.At + Minutes(1))).IsMended.ShouldBeFalse();
    }

    [Theory]
    [InlineData(TryKind.Create, true, true)]
    [InlineData(TryKind.Pay, true, true)]
    [InlineData(TryKind.Discard, false, false)]
    [InlineData(TryKind.CancelPurchase, false, false)]
    [InlineData(TryKind.Urge, false, false)]
    [InlineData(TryKind.Publish, false, false)]
    [InlineData(TryKind.AnswerCancel, false, false)]
    [InlineData(TryKind.Refund, false, true)]
    public void Steps_of_a_purchase_and_refunds_spend(TryKind kind, bool step, bool spends) =>
        (new TryKey(kind).IsPurchaseStep, new TryKey(kind).Spends).ShouldBe((step, spends));

    [Fact]
    public void A_write_reads_as_what_it_is_and_sorts_by_kind_number_rung_and_name()
    {
        TryKey[] sorted = [new(TryKind.Pay, 2), new(TryKind.Urge, 1, 1), new(TryKind.Urge, 1, 2), new(TryKind.Urge, 2, 1), new(TryKind.Publish, Name: "A"), new(TryKind.Publish, Name: "B"), new(TryKind.Publish, 1, Name: "A")];
        sorted.Select(key => key.ToString()).ShouldBe(["Pay 2", "Urge 1 rung 1", "Urge 1 rung 2", "Urge 2 rung 1", "Publish A", "Publish B", "Publish 1 A"]);
        sorted.Reverse().Order().ShouldBe(sorted);
        new Try(Key, 2).CompareKey(new Try(Key, 1)).ShouldBeGreaterThan(0);
        new Try(Key, 2).CompareKey(new Try(new(TryKind.Refund), 1)).ShouldBeLessThan(0);
    }
}
