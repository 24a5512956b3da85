using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Sdk.Tests.Docs;

namespace Dropship.TrackingNumbers;

/// <summary>The data set as it is embedded: whole, with its licence, and every one of its examples judged as its authors did.</summary>
public sealed class KnownFormatsTests
{
    public static TheoryData<string, string, bool> Examples
    {
        get
        {
            TheoryData<string, string, bool> rows = [];
            foreach (var example in KnownFormats.Files.SelectMany(static file => file.Examples)) rows.Add(example.Format.Name, example.Number, example.IsValid);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_judged_right(string format, string number, bool isValid)
    {
        var example = KnownFormats.Files.SelectMany(static file => file.Examples).First(each => each.Format.Name == format && each.Number == number && each.IsValid == isValid);
        (example.Format.Judge(new(number)) == NumberFit.Fits).ShouldBe(isValid);
    }

    [Fact]
    public void The_whole_set_is_there_with_its_licence()
    {
        KnownFormats.Files.Count.ShouldBe(18);
        KnownFormats.All.All.Count.ShouldBe(39);
        KnownFormats.All.All.Count(static format => format.Check is not null).ShouldBe(23);
        var examples = KnownFormats.Files.SelectMany(static file => file.Examples).ToList();
        examples.Count(static example => example.IsValid).ShouldBe(192);
        examples.Count(static example => !example.IsValid).ShouldBe(88);
        using var licence = new StreamReader(typeof(KnownFormats).Assembly.GetManifestResourceStream("tracking-numbers/LICENSE")!);
        licence.ReadToEnd().ShouldContain("MIT License");
    }

    [Fact]
    public void It_is_unchanged()
    {
        var given = Path.Combine(House.Root, "..", "shared", "apis", "tracking-number-data", "couriers");
        if (!Directory.Exists(given)) return;   // the copy that it was taken from lies only where it is developed
        foreach (var file in Directory.EnumerateFiles(given, "*.json"))
            File.ReadAllBytes(House.At($"src/Dropship.Sdk/TrackingNumbers/Data/{Path.GetFileName(file)}")).ShouldBe(File.ReadAllBytes(file), file);
    }

    [Fact]
    public void The_authors_of_17track_have_an_example_that_fails_so_it_is_suspect_and_no_more() =>
        KnownFormats.All.Check(new("RR123456789CN"), new("China Post")).ShouldBe(new NumberCheck(new("China Post"), NumberFit.Fails, ParcelSuspicions.CheckDigit));

    [Theory]
    [InlineData("YunExpress", "YT2229521272164446", ParcelSuspicions.None)]
    [InlineData("YunExpress", "YT222952127216444", ParcelSuspicions.CarrierMisfit)]
    [InlineData("yun express", "1Z5R89390357567127", ParcelSuspicions.CarrierMisfit)]
    [InlineData("UPS", "1Z5R89390357567127", ParcelSuspicions.None)]
    [InlineData("UPS", "1Z5R89390357567128", ParcelSuspicions.CheckDigit)]
    [InlineData("USPS", "RB123456785CN", ParcelSuspicions.None)]
    [InlineData("CJPacket", "CJPKL0123456789YQ", ParcelSuspicions.None)]
    [InlineData("4PX", "4PX3000123456789CN", ParcelSuspicions.None)]
    public void Carriers_are_known_by_the_names_that_suppliers_use(string carrier, string number, ParcelSuspicions found) =>
        KnownFormats.All.Check(new(number), new(carrier)).Found.ShouldBe(found);

    [Theory]
    [InlineData("""{"name":"A","courier_code":"a","tracking_numbers":[{"name":"F","regex":"X","validation":{"checksum":{"name":"mod99"}}}]}""", "F is checked by mod99")]
    [InlineData("""{"name":"A","courier_code":"a","tracking_numbers":[{"name":"F","regex":"X","validation":{"additional":{"exists":["Planet"]}}}]}""", "F must know Planet")]
    [InlineData("""null""", "the file is empty")]
    public void A_rule_that_is_not_known_is_an_error_and_not_silently_left_out(string file, string said) =>
        Should.Throw<JsonException>(() => FormatFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)))).Message.ShouldContain(said);
}
