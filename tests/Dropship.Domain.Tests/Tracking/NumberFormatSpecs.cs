namespace Dropship.Domain.Tests.Tracking;

/// <summary>A number is judged by formats, and the formats by their carrier. What they say is advice.</summary>
public sealed class NumberFormatSpecs
{
    private const string Serial = "(?<SerialNumber>[0-9]{8})(?<CheckDigit>[0-9])";
    private static readonly NumberFormat Post = new("s10", "S10", $"[A-Z]{{2}}{Serial}(?<CountryCode>[A-Z]{{2}})")
    {
        Check = new(CheckDigitRule.S10) { Modulus = 11, Weights = [8, 6, 4, 2, 3, 5, 9, 7] },
        Countries = new Dictionary<string, string> { ["CN"] = "CN", ["DE"] = "DE" },
        KnowsAllCountries = true,
    };

    private static readonly NumberFormat Swift = new("swift", "Swift 10", "SW(?<SerialNumber>[0-9]{7})(?<CheckDigit>[0-9])") { Check = new(CheckDigitRule.Mod7) };
    private static readonly NumberFormat Harbour = new("harbour", "Harbour to country", "HB[0-9]{4}(?<CountryCode>[0-9]{2})") { Countries = new Dictionary<string, string> { ["01"] = "FR", ["02"] = "DE" }, CountryIsDestination = true };
    private static readonly NumberFormat Zipped = new("zip", "Zipped", "(?<DestinationZip>[0-9]{5})Z[0-9]{4}");
    private static readonly NumberFormats Known = new([Post, Swift, Harbour, Zipped], new Dictionary<string, string> { ["Swift Express"] = "swift" }, ["harbour"]);

    private static NumberCheck Check(string number, string carrier, Destination? to = null) => Known.Check(new(number), new(carrier), to);

    [Theory]
    [InlineData("SW00000081", NumberFit.Fits)]
    [InlineData("SW00000082", NumberFit.Fails)]
    [InlineData("SW0000081", NumberFit.Unknown)]
    [InlineData("XSW00000081", NumberFit.Unknown)]
    [InlineData("SW000000811", NumberFit.Unknown)]
    public void A_format_is_pattern_and_check_digit(string number, NumberFit fit) => Swift.Judge(new(number)).ShouldBe(fit);

    [Fact]
    public void A_number_of_its_carrier_with_a_wrong_check_digit_is_suspect()
    {
        Check("SW00000081", "Swift").ShouldBe(new NumberCheck(new("Swift"), NumberFit.Fits, ParcelSuspicions.None, ["Swift 10"]));
        Check("SW00000082", "SWIFT express").ShouldBe(new NumberCheck(new("SWIFT express"), NumberFit.Fails, ParcelSuspicions.CheckDigit));
    }

    [Fact]
    public void A_number_that_has_not_the_form_of_its_carrier_is_suspect_unless_the_carrier_has_forms_that_nobody_knows()
    {
        Check("HB123401", "Swift").Found.ShouldBe(ParcelSuspicions.CarrierMisfit);
        Check("HB123401", "Swift").Formats.ShouldBe(["Harbour to country"], "so that a person sees whose it is");
        Check("XX99", "Swift").Found.ShouldBe(ParcelSuspicions.CarrierMisfit);
        Check("XX99", "Harbour").Found.ShouldBe(ParcelSuspicions.None);
        Check("SW00000081", "Harbour").Found.ShouldBe(ParcelSuspicions.CarrierMisfit, "it is plainly another's");
    }

    [Fact]
    public void Of_a_carrier_that_nobody_knows_only_the_posts_own_check_digit_is_held_against_it()
    {
        Check("XX99", "4PX").ShouldBe(new NumberCheck(new("4PX"), NumberFit.Unknown, ParcelSuspicions.None));
        Check("SW00000082", "4PX").Found.ShouldBe(ParcelSuspicions.None);
        Check("RB123456785CN", "4PX").ShouldBe(new NumberCheck(new("4PX"), NumberFit.Fits, ParcelSuspicions.None, ["S10"]));
        Check("RR123456789CN", "4PX").Found.ShouldBe(ParcelSuspicions.CheckDigit);
        Check("RR123456789XX", "4PX").Found.ShouldBe(ParcelSuspicions.None, "there is no such country, so it is no number of the post");
    }

    [Fact]
    public void A_number_of_the_post_fits_every_carrier() => Check("RB123456785CN", "Swift").ShouldBe(new NumberCheck(new("Swift"), NumberFit.Fits, ParcelSuspicions.None, ["S10"]));

    [Fact]
    public void A_destination_that_the_number_names_is_held_against_the_orders()
    {
        Check("HB123401", "Harbour", new("FR")).Found.ShouldBe(ParcelSuspicions.None);
        Check("HB123401", "Harbour", new("DE", "10")).Found.ShouldBe(ParcelSuspicions.OtherDestination);
        Check("HB123401", "Harbour", new("DE", "10", IsPlatformHub: true)).Found.ShouldBe(ParcelSuspicions.None, "the marketplace sends it on");
        Check("HB123499", "Harbour", new("DE")).Found.ShouldBe(ParcelSuspicions.None, "the code says nothing");
        Check("RB123456785CN", "4PX", new("DE")).Found.ShouldBe(ParcelSuspicions.None, "the post writes where it was posted");
    }

    [Theory]
    [InlineData("US", "606", ParcelSuspicions.None)]
    [InlineData("US", "60601", ParcelSuspicions.None)]
    [InlineData("US", "606011234", ParcelSuspicions.None)]
    [InlineData("US", "100", ParcelSuspicions.OtherDestination)]
    [InlineData("US", "10", ParcelSuspicions.None)]
    [InlineData("DE", "100", ParcelSuspicions.None)]
    public void A_zip_code_in_the_number_is_compared_where_enough_of_the_orders_is_known(string country, string prefix, ParcelSuspicions found) =>
        Check("60601Z1234", "zip", new(country, prefix)).Found.ShouldBe(found);

    [Fact]
    public void Looks_at_one_number_are_united_so_that_their_order_does_not_matter()
    {
        Fact.NumberChecked one = new(Sample.Number, Sample.Carrier, NumberFit.Fits, ParcelSuspicions.None, ["b", "a"]), other = new(Sample.Number, Sample.Carrier, NumberFit.Fails, ParcelSuspicions.Reused, ["c", "a"], ["o-7"]);
        var joined = new Scenario().Told(one, other).Order;
        joined.ShouldBe(new Scenario().Told(other, one, other).Order);
        joined.Parcel(Sample.Number)!.Checks.ShouldBe([new(Sample.Carrier, NumberFit.Fits, ParcelSuspicions.Reused, ["a", "b", "c"], ["o-7"])]);
    }

    [Fact]
    public void Without_formats_every_number_is_unknown()
    {
        NumberFormats.None.Check(new("SW00000082"), new("Swift")).ShouldBe(new NumberCheck(new("Swift"), NumberFit.Unknown, ParcelSuspicions.None));
        NumberFormats.None.CourierOf(new("Swift")).ShouldBeNull();
    }

    [Fact]
    public void A_pattern_that_runs_away_judges_nothing()
    {
        var slow = new NumberFormat("slow", "Slow", "(?=(A+)+$)(A|AA)+B");
        slow.Judge(new(new string('A', 48) + "C")).ShouldBe(NumberFit.Unknown);
    }

    [Fact]
    public void What_is_put_before_a_serial_number_is_put_only_before_those_that_call_for_it()
    {
        NumberFormat format = new("heron", "Heron 8", "(?<SerialNumber>[0-9]{7})(?<CheckDigit>[0-9])", new("^9", "1")) { Check = new(CheckDigitRule.Mod7) };
        format.Judge(new("90000005")).ShouldBe(NumberFit.Fits);   // 19000000 = 7 x 2714285 + 5
        format.Judge(new("90000002")).ShouldBe(NumberFit.Fails);
        format.Judge(new("80000001")).ShouldBe(NumberFit.Fits);
    }

    [Fact]
    public void A_number_in_which_no_country_stands_names_no_wrong_one() => new NumberFormat("heron", "Heron 3", "HR[0-9]{3}") { KnowsAllCountries = true }.Judge(new("HR123")).ShouldBe(NumberFit.Fits);

    [Fact]
    public void Couriers_have_names_and_may_have_more_formats_than_are_known_only_where_it_is_said()
    {
        NumberFormats formats = new([Harbour], new Dictionary<string, string> { ["Sea Haven"] = "harbour" }, ["harbour"]), plain = new([Harbour]);
        formats.Check(new("XX99"), new("Sea Haven")).Found.ShouldBe(ParcelSuspicions.None);
        plain.Check(new("XX99"), new("Harbour")).Found.ShouldBe(ParcelSuspicions.CarrierMisfit);
        (formats.CourierOf(new("Sea Haven")), plain.CourierOf(new("Sea Haven"))).ShouldBe(("harbour", null));
    }
}
