using System.Text.Json.Nodes;

namespace Dropship.SeventeenTrack;

/// <summary>Names of carriers become the vendor's codes: options, then the table, then detection.</summary>
public sealed class CarrierTests
{
    [Theory]
    [InlineData("YunExpress", 190008)]
    [InlineData("yunexpress", 190008)]
    [InlineData("CJPacket", 190283)]
    [InlineData("WishPost", 190165)]
    [InlineData("USPS", 21051)]
    [InlineData("ePacket", 3011)]
    [InlineData("SF Express", null)]
    [InlineData("DPD", null)]
    [InlineData("Yun Express", null)]
    [InlineData("Unheard Of", null)]
    [InlineData("House Carrier", 777)]
    [InlineData("HOUSE carrier", 777)]
    [InlineData("FedEx", 888)]
    [InlineData("UPS", null)]
    public async Task A_name_becomes_a_code_or_is_left_to_the_vendor(string name, int? code)
    {
        using var rig = new Rig((path, items) => path == "register" ? Rig.Answer([items[0]!.ToJsonString()]) : Rig.Answer(null, [Rig.Rejected("AB000001", -18019902)]), static options =>
        {
            options.Carriers["House Carrier"] = 777;
            options.Carriers[" fedex "] = 888;   // before the table
            options.Carriers["UPS"] = 0;         // left to the vendor, although the table knows it
        });
        await rig.TrackAsync(Rig.Parcel("AB000001", name));
        var sent = JsonNode.Parse(rig.Calls[1].Body)![0]!;
        (sent["carrier"]?.GetValue<int>()).ShouldBe(code);
        sent["tag"]!.GetValue<string>().ShouldBe($"dropship:{code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "auto"}");
    }

    [Fact]
    public void The_table_holds_what_the_sheet_lists()
    {
        SeventeenTrackCarriers.All.Values.Distinct().Count().ShouldBe(94, "the sheet's two tables name as many codes");
        SeventeenTrackCarriers.All.ShouldAllBe(pair => pair.Value > 1000 && pair.Key == pair.Key.Trim());
    }
}
