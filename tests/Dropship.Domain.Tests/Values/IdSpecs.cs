namespace Dropship.Domain.Tests.Values;

/// <summary>Identities are values that cannot be confused, are never empty and hold nothing that could forge a header or a log line.</summary>
public sealed class IdSpecs
{
    private static readonly Dictionary<string, (Func<string, string> Make, Func<string> Unset, int Longest)> Ids = new()
    {
        [nameof(ShopId)] = (text => new ShopId(text).Value, () => default(ShopId).Value, 64),
        [nameof(OrderId)] = (text => new OrderId(text).Value, () => default(OrderId).Value, 128),
        [nameof(LineId)] = (text => new LineId(text).Value, () => default(LineId).Value, 128),
        [nameof(SupplierId)] = (text => new SupplierId(text).Value, () => default(SupplierId).Value, 64),
        [nameof(SupplierOrderId)] = (text => new SupplierOrderId(text).Value, () => default(SupplierOrderId).Value, 128),
        [nameof(PayoutId)] = (text => new PayoutId(text).Value, () => default(PayoutId).Value, 128),
        [nameof(CarrierCode)] = (text => new CarrierCode(text).Value, () => default(CarrierCode).Value, 64),
        [nameof(Sku)] = (text => new Sku(text).Value, () => default(Sku).Value, 128),
    };

    public static TheoryData<string> Kinds => [.. Ids.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void An_identity_keeps_its_text(string kind)
    {
        Ids[kind].Make("a").ShouldBe("a");
        Ids[kind].Make("日本 – Ñandú №7").ShouldBe("日本 – Ñandú №7");
        Ids[kind].Make(new string('x', Ids[kind].Longest)).Length.ShouldBe(Ids[kind].Longest);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_default_identity_throws_on_use(string kind) => Should.Throw<InvalidOperationException>(() => Ids[kind].Unset()).Message.ShouldContain(kind);

    [Theory, MemberData(nameof(Kinds))]
    public void Empty_long_and_padded_texts_are_refused_with_the_cause(string kind)
    {
        Should.Throw<ArgumentException>(() => Ids[kind].Make("")).Message.ShouldContain(kind);
        Should.Throw<ArgumentException>(() => Ids[kind].Make(new string('x', Ids[kind].Longest + 1)));
        Should.Throw<ArgumentException>(() => Ids[kind].Make(" a"));
        Should.Throw<ArgumentException>(() => Ids[kind].Make("a "));
        Should.Throw<ArgumentNullException>(() => Ids[kind].Make(null!));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Hostile_text_is_refused(string kind)
    {
        char[] hostile = ['\r', '\n', '\0', '\t', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029', '\ud83d', '\udc00'];
        foreach (var letter in hostile) Should.Throw<ArgumentException>(() => Ids[kind].Make($"a{letter}b")).Message.ShouldContain($"U+{(int)letter:X4}");
        Ids[kind].Make("a📦b").ShouldBe("a📦b");
    }

    [Fact]
    public void Identities_compare_by_their_letters_not_by_a_culture()
    {
        new SupplierId("B").CompareTo(new("a")).ShouldBeLessThan(0);
        new OrderKey(new("a"), new("2")).CompareTo(new(new("b"), new("1"))).ShouldBeLessThan(0);
        new OrderKey(new("a"), new("2")).CompareTo(new(new("a"), new("1"))).ShouldBeGreaterThan(0);
        new OrderKey(new("a"), new("2")).ToString().ShouldBe("a/2");
        (new ShopId("a").ToString(), new OrderId("2").ToString(), new LineId("l").ToString()).ShouldBe(("a", "2", "l"));
    }

    [Theory]
    [InlineData("yt 12-34 56", "YT123456")]
    [InlineData("YT123456", "YT123456")]
    [InlineData("1 2 3 4", "1234")]
    public void A_tracking_number_is_cleaned_of_blanks_and_hyphens(string told, string clean) => new TrackingNumber(told).Value.ShouldBe(clean);

    [Theory]
    [InlineData("")]
    [InlineData("YT1")]
    [InlineData("- - -1")]
    [InlineData("YT1234\n")]
    [InlineData("YT1234;DROP")]
    [InlineData("ＹＴ１２３４")]
    [InlineData("ß1234")]
    public void Anything_else_is_no_tracking_number(string told) => Should.Throw<ArgumentException>(() => new TrackingNumber(told));

    [Fact]
    public void A_tracking_number_has_fifty_letters_at_most_and_a_value()
    {
        new TrackingNumber(new string('A', 50)).Value.Length.ShouldBe(50);
        Should.Throw<ArgumentException>(() => new TrackingNumber(new string('A', 51)));
        Should.Throw<InvalidOperationException>(() => default(TrackingNumber).Value);
        new TrackingNumber("yt 1234").ShouldBe(new TrackingNumber("YT-1234"));
    }

    [Fact]
    public void An_address_tells_no_log_who_lives_there() =>
        new Address("Name", ["Street 1"], "City", "", "10115", "DE", "+49", "a@b").ToString().ShouldBe("Address in DE");

    [Theory, MemberData(nameof(Kinds))]
    public void A_refused_text_is_told_what_is_wrong_with_it(string kind)
    {
        Should.Throw<ArgumentException>(() => Ids[kind].Make("")).Message.ShouldContain($"1 to {Ids[kind].Longest} characters");
        Should.Throw<ArgumentException>(() => Ids[kind].Make("a ")).Message.ShouldContain("blank");
    }

    [Fact]
    public void A_refused_tracking_number_is_told_what_is_wrong_with_it()
    {
        Should.Throw<ArgumentException>(() => new TrackingNumber("YT1")).Message.ShouldContain("4 to 50");
        Should.Throw<ArgumentException>(() => new TrackingNumber("YT1234;")).Message.ShouldContain("U+003B");
        Should.Throw<ArgumentNullException>(() => new TrackingNumber(null!));
    }

    [Theory]
    [InlineData("Name", true)]
    [InlineData("NAME", true)]
    [InlineData("+49", true)]
    [InlineData("A@b", true)]
    [InlineData("tax", true)]
    [InlineData("Street 1", false)]
    [InlineData("", false)]
    public void An_address_is_found_by_name_phone_mail_or_tax_number(string text, bool found) =>
        new Address("Name", ["Street 1"], "City", "", "10115", "DE", "+49", "a@b") { TaxId = "TAX" }.IsOf(text).ShouldBe(found);

    [Fact]
    public void An_address_that_says_little_is_found_by_nothing() => new Address("", [], "", "", "", "DE").IsOf("").ShouldBeFalse();

    [Fact]
    public void An_item_is_named_by_its_line_and_belongs_to_it_alone()
    {
        LineId line = new("l1"), item = line.Item("cup");
        item.ShouldBe(new LineId("l1~cup"));
        (line.Owns(line), line.Owns(item), item.Owns(item), item.Owns(line)).ShouldBe((true, true, true, false));
        new LineId[] { new("l"), new("l2"), new("l1~cu") }.ShouldAllBe(other => !other.Owns(item));
        line.Owns(new("l10")).ShouldBeFalse();
        new LineId(new string('x', 128)).Item(new string('y', 20)).Value.Length.ShouldBe(149);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" cup")]
    [InlineData("a~b")]
    [InlineData("abcdefghijklmnopqrstu")]
    public void An_items_name_is_short_and_plain(string name) => Should.Throw<ArgumentException>(() => new LineId("l1").Item(name));
}
