using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>Ending the following of parcels, and asking for the quota.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task Parcels_at_their_end_are_stopped_forty_a_call()
    {
        using var rig = new Rig((_, items) => Rig.Answer(items.Select(item => item!.ToJsonString())));
        var parcels = Enumerable.Range(0, 41).Select(i => Rig.Parcel($"AB{i:0000}", "USPS")).ToArray();
        (await ((IStopTracking)rig.Client).StopAsync(parcels, CancellationToken.None)).ShouldBe(parcels);
        rig.Paths.ShouldBe(["stoptrack", "stoptrack"]);
        rig.Calls[1].Body.ShouldBe("""[{"number":"AB0040","carrier":21051}]""");
    }

    [Fact]
    public async Task Stopped_before_and_never_followed_count_as_ended()
    {
        using var rig = Rig.Answering(("stoptrack", Rig.Answer(null, [Rig.Rejected("AB000001", -18019906), Rig.Rejected("AB000002", -18019902), Rig.Rejected("AB000003", -18010003)])));
        (await ((IStopTracking)rig.Client).StopAsync([Rig.Parcel("AB000001"), Rig.Parcel("AB000002"), Rig.Parcel("AB000003"), Rig.Parcel("AB000004"), Rig.Parcel("1234")], CancellationToken.None))
            .Select(parcel => parcel.Number.Value).ShouldBe(["1234", "AB000001", "AB000002"]);
    }

    [Theory]
    [InlineData("""{"code":0,"data":{"quota_total":500,"quota_used":480,"quota_remain":20,"today_used":3,"max_track_daily":0,"free_email_quota":300,"free_email_quotaused":0}}""", 500L, 480L, 20L)]
    [InlineData("""{"code":"0","data":{"quota_total":"100","quota_used":"112","quota_remain":"-12"}}""", 100L, 112L, -12L)]
    [InlineData("""{"code":0,"data":{"quota_remain":7}}""", null, null, 7L)]
    public async Task The_quota_is_what_the_vendor_says_also_below_zero(string body, long? total, long? used, long remaining)
    {
        using var rig = Rig.Answering(("getquota", body));
        (await rig.Quota.GetQuotaAsync(CancellationToken.None)).ShouldBe(new(total, used, remaining));
        rig.Calls.ShouldHaveSingleItem().Body.ShouldBe("[]");
    }

    [Theory]
    [InlineData("""{"code":0,"data":{}}""", ProviderFault.Malformed)]
    [InlineData("""{"code":0,"data":null}""", ProviderFault.Malformed)]
    [InlineData("""{"data":{"quota_remain":7}}""", ProviderFault.Malformed)]
    [InlineData("""{"code":0,"data":{"quota_remain":99999999999999999999}}""", ProviderFault.Malformed)]
    [InlineData("""{"code":-18010002,"data":null}""", ProviderFault.Unauthorized)]
    [InlineData("""{"code":0,"data":{"errors":[{"code":-18010005,"message":"x"}]}}""", ProviderFault.Unauthorized)]
    [InlineData("""{"code":-18019907,"data":{"errors":[]}}""", ProviderFault.Throttled)]
    public async Task A_quota_that_is_not_told_is_a_fault(string body, ProviderFault fault)
    {
        using var rig = Rig.Answering(("getquota", body));
        (await Should.ThrowAsync<ProviderException>(async () => await rig.Quota.GetQuotaAsync(CancellationToken.None))).Fault.ShouldBe(fault);
    }
}
