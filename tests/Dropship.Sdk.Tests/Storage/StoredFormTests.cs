using System.Text;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>The stored form is a promise to every shop that has a database. A change here means a migration, not a new file.</summary>
public sealed class StoredFormTests
{
    private static readonly string[] Lines = Approved("EventGolden.txt");

    [Fact]
    public void The_stored_names_are_those_that_were_approved() =>
        EventCodec.Names.Order(StringComparer.Ordinal).ShouldBe(Approved("EventNames.txt"));

    [Fact]
    public void Every_event_of_the_domain_has_a_stored_name() =>
        EventGen.Types.Select(type => type.Name).ShouldBe(EventCodec.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_event_has_an_approved_form() =>
        GoldenEvents.All.Select(happened => happened.GetType().Name).Distinct().Order(StringComparer.Ordinal).ShouldBe(EventCodec.Names.Order(StringComparer.Ordinal));

    [Fact]
    public void Todays_code_writes_the_approved_bytes() =>
        GoldenEvents.All.Select(happened => Encoding.UTF8.GetString(EventCodec.Pack([happened]).Span)).ShouldBe(Lines);

    [Fact]
    public void Todays_code_reads_the_approved_bytes() =>
        Lines.Select(line => EventCodec.Unpack(Encoding.UTF8.GetBytes(line)).Single()).ShouldBe(GoldenEvents.All);

    [Fact]
    public void Optional_parts_that_are_missing_read_as_missing()
    {
        var read = EventCodec.Unpack("""["TryClosed",{"key":"Create/1/0/","no":1,"outcome":"Done","at":5,"reason":"None"}]"""u8.ToArray()).Single();
        read.ShouldBe(new Fact.TryClosed(new(TryKind.Create, 1), 1, Outcome.Done, new(5)));
        EventCodec.Unpack("""["OffersFound",{"search":1,"at":5,"offers":[{"line":"l","supplier":"s","sku":"k","rank":3}]}]"""u8.ToArray()).Single().ShouldBe(new Fact.OffersFound(1, new(5), [new(new("l"), new("s"), new("k"), 3)]));
        EventCodec.Unpack("""["AllocationProposed",{"no":1,"supplier":"s","units":[{"line":"l","quantity":2}],"at":5}]"""u8.ToArray()).Single().ShouldBe(new Decision.AllocationProposed(1, new("s"), [new(new("l"), 2)], new(5)));
        EventCodec.Unpack("""["ParcelReleased",{"number":"YT2412345678","by":"ship-by","at":5}]"""u8.ToArray()).Single().ShouldBe(new Decision.ParcelReleased(new("YT2412345678"), "ship-by", new(5)));
        EventCodec.Unpack("""["CancelAsked",{"request":"c-1","origin":"Buyer","at":5}]"""u8.ToArray()).Single().ShouldBe(new Fact.CancelAsked("c-1", CancelOrigin.Buyer, new(5)));
        EventCodec.Unpack("""["CancelAnswered",{"request":"c-1","accepted":true,"reason":"Expired","release":1,"at":5}]"""u8.ToArray()).Single().ShouldBe(new Decision.CancelAnswered("c-1", true, AnswerReason.Expired, 1, new(5)));
        EventCodec.Unpack("""["ParcelSeen",{"round":1,"number":"YT2412345678","carrier":"c","units":[]}]"""u8.ToArray()).Single().ShouldBe(new Fact.ParcelSeen(1, new("YT2412345678"), new("c"), []));
        EventCodec.Unpack("""["ClaimAnswered",{"claim":"k-1","answer":"Refused","by":"anna","evidence":"e","refund":0,"at":5}]"""u8.ToArray()).Single().ShouldBe(new Decision.ClaimAnswered("k-1", ClaimAnswer.Refused, "anna", "e", new(5)));
    }

    // Titles do not make lines differ, so the comparison above does not see them.
    [Fact]
    public void The_title_of_a_line_is_read_back() =>
        EventCodec.Unpack(EventCodec.Pack([GoldenEvents.All.OfType<Fact.SaleSeen>().Last()])).OfType<Fact.SaleSeen>().Single().Lines[0].Title.ShouldBe("Tea set, blue");

    private static string[] Approved(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Storage", file));
}
