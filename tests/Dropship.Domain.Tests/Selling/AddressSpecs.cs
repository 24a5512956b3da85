namespace Dropship.Domain.Tests.Selling;

/// <summary>What is wrong with an address: field, problem and cure, and never what stands in the field.</summary>
public sealed class AddressSpecs
{
    private static readonly Address Good = new("Ada Mark", ["Lane 5", "Door 2"], "Berlin", "", "10115", "DE", "+49 30 1");
    private static readonly AddressRules Rules = new() { Name = 20, Line = 20, MoreLines = 20, City = 20, Region = 20, PostalCode = 10, Phone = 20, TaxId = 20 };

    private static Few<string> Faults(Address? address, AddressRules? rules = null, string country = "DE") => AddressChecks.Faults(address, new(country), rules ?? Rules, AddressChecks.ExampleNeeds);

    [Fact]
    public void A_good_one_has_no_faults() => Faults(Good).ShouldBeEmpty();

    [Fact]
    public void One_that_is_not_known_is_a_fault() => Faults(null).ShouldBe(["the address is missing: let the marketplace tell it"]);

    [Theory]
    [InlineData("name"), InlineData("line 1"), InlineData("further lines"), InlineData("city"), InlineData("region"), InlineData("postal code"), InlineData("phone"), InlineData("tax number")]
    public void What_is_too_long_is_told_with_both_figures(string field) =>
        Faults(With(field, new string('x', 21))).ShouldBe([$"{field} has 21 characters, the supplier takes {(field == "postal code" ? 10 : 20)}: have it shortened"]);

    [Theory]
    [InlineData("name"), InlineData("line 1"), InlineData("city"), InlineData("postal code")]
    public void What_is_needed_and_missing_is_told(string field) => Faults(With(field, " ")).ShouldBe([$"{field} is missing: have the buyer or the marketplace complete it"]);

    [Fact]
    public void Countries_and_suppliers_need_more_or_less()
    {
        Faults(Good with { Country = "BR" }, country: "BR").ShouldBe(["region is missing: have the buyer or the marketplace complete it", "tax number is missing: have the buyer or the marketplace complete it"]);
        Faults(Good with { Country = "HK", PostalCode = "" }, country: "HK").ShouldBeEmpty();
        Faults(Good with { Phone = null }, Rules with { NeedsPhone = true }).ShouldHaveSingleItem().ShouldStartWith("phone is missing");
        Faults(Good, Rules with { NeedsRegion = true }).ShouldHaveSingleItem().ShouldStartWith("region is missing");
    }

    [Theory]
    [InlineData("AU", true), InlineData("BR", true, true), InlineData("CA", true), InlineData("DE", false), InlineData("ES", false), InlineData("FR", false), InlineData("GB", false), InlineData("IT", false), InlineData("US", true)]
    public void The_example_knows_what_each_of_its_countries_needs(string country, bool region, bool taxId = false)
    {
        AddressChecks.ExampleNeeds[country].ShouldBe(new AddressNeeds(PostalCode: true, Region: region, TaxId: taxId));
        AddressChecks.ExampleNeeds.Count.ShouldBe(9);
    }

    [Fact]
    public void As_long_as_is_taken_or_where_the_supplier_does_not_say_it_is_not_too_long()
    {
        Faults(Good with { Name = new('x', 20) }).ShouldBeEmpty();
        Faults(Good with { Name = new('x', 900) }, Rules with { Name = 0 }).ShouldBeEmpty();
        Faults(Good with { Lines = ["Lane 5", "12345678", "12345678", "1"] }).ShouldHaveSingleItem().ShouldStartWith("further lines has 21 characters");
    }

    [Fact]
    public void Letters_are_Latin_up_to_the_extended_ones_and_one_other_is_told_with_its_cure()
    {
        Faults(Good with { Name = "Ada \u024F" }, Rules with { LatinOnly = true }).ShouldBeEmpty();
        Faults(Good with { Name = "Ada \u0250" }, Rules with { LatinOnly = true }).ShouldBe(["name holds letters that are not Latin, and the supplier takes no others: have it written in Latin letters"]);
        Faults(Good with { Phone = "+49 \u0661", TaxId = "\u0661" }, Rules with { LatinOnly = true }).ShouldBeEmpty("figures of a telephone are no words");
    }

    [Fact]
    public void An_address_without_lines_lacks_its_first()
    {
        Faults(Good with { Lines = [] }).ShouldBe(["line 1 is missing: have the buyer or the marketplace complete it"]);
        Should.Throw<ArgumentNullException>(() => AddressChecks.Faults(Good, null!, Rules, AddressChecks.ExampleNeeds));
        Should.Throw<ArgumentNullException>(() => AddressChecks.Faults(Good, new("DE"), Rules, null!));
    }

    [Fact]
    public void Sale_and_address_name_one_country() => Faults(Good with { Country = "FR" }).ShouldBe(["country: sale and address name different ones; read the sale again"]);

    [Theory]
    [InlineData("Łukasz Müßig", true)]
    [InlineData("Иван", false)]
    [InlineData("王小明", false)]
    public void Letters_are_judged_by_what_the_supplier_takes(string name, bool fits)
    {
        Faults(Good with { Name = name }, Rules with { LatinOnly = true }).IsEmpty.ShouldBe(fits);
        Faults(Good with { Name = name }).ShouldBeEmpty();
    }

    [Fact]
    public void A_control_character_is_told() => Faults(Good with { City = "Ber\nlin" }).ShouldBe(["city holds a control character: have it taken out"]);

    private static Address With(string field, string value) => field switch
    {
        "name" => Good with { Name = value },
        "line 1" => Good with { Lines = [value] },
        "further lines" => Good with { Lines = ["Lane 5", value] },
        "city" => Good with { City = value },
        "region" => Good with { Region = value },
        "postal code" => Good with { PostalCode = value },
        "phone" => Good with { Phone = value },
        _ => Good with { TaxId = value },
    };
}
