using CsCheck;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>Law L13: every event comes back as it was, whatever is in it.</summary>
public sealed class EventCodecTests
{
    public static TheoryData<string> Names => [.. EventGen.Types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_comes_back_as_it_was(string name)
    {
        var gen = EventGen.Of(EventGen.Types.Single(type => type.Name == name));
        gen.Sample(happened => EventCodec.Unpack(EventCodec.Pack([happened])).Single().Equals(happened), iter: 300, print: Show);
    }

    [Fact]
    public void The_events_of_a_commit_come_back_in_order() =>
        Gen.OneOf([.. EventGen.Types.Select(EventGen.Of)]).Array[0, 12].Sample(events => EventCodec.Unpack(EventCodec.Pack(events)).SequenceEqual(events), iter: 200, print: events => string.Join('\n', events.Select(Show)));

    [Fact]
    public void The_digits_of_money_are_kept_one_by_one()
    {
        var told = new Fact.QuoteSeen(1, new(12.300m, new("EUR")), default);
        EventCodec.Unpack(EventCodec.Pack([told])).Single().ShouldBeOfType<Fact.QuoteSeen>().Cost.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("12.300");
    }

    [Fact]
    public void What_is_off_where_the_default_is_on_stays_off()
    {
        var intended = GoldenEvents.All.OfType<Decision.PurchaseIntended>().First();
        var off = intended with { Terms = intended.Terms with { CanCancel = false, MaxTries = 0 } };
        var back = EventCodec.Unpack(EventCodec.Pack([off])).Single().ShouldBeOfType<Decision.PurchaseIntended>();
        back.Terms.CanCancel.ShouldBeFalse();
        back.Terms.MaxTries.ShouldBe(0);
    }

    /// <summary>The law's test finds a codec that forgets: each of these loses one property.</summary>
    [Theory]
    [InlineData("TryClosed", "code")]
    [InlineData("SaleSeen", "deliverBy")]
    [InlineData("SaleSeen", "checkout")]
    [InlineData("SupplierOrderSeen", "cancelled")]
    [InlineData("PurchaseIntended", "canCancel")]
    [InlineData("RefundSeen", "ours")]
    public void A_codec_that_forgets_a_property_is_found(string name, string property)
    {
        var gen = EventGen.Of(EventGen.Types.Single(type => type.Name == name));
        Should.Throw<CsCheckException>(() => gen.Sample(happened => EventCodec.Unpack(Forgetful.Drop(EventCodec.Pack([happened]), property)).Single().Equals(happened), iter: 300, print: Show))
            .Message.ShouldContain("Set seed");
    }

    // As it is stored: an instant far from now has no calendar date to print.
    private static string Show(Event happened) => System.Text.Encoding.UTF8.GetString(EventCodec.Pack([happened]).Span);
}
