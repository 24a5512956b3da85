using Dropship.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.SeventeenTrack;

/// <summary>Options: all errors at once, each with its key, no secret shown.</summary>
public sealed class OptionsTests
{
    private static string[] Errors(Action<SeventeenTrackOptions> configure)
    {
        using var rig = new Rig((_, _) => "", configure);
        return [.. rig.Errors];
    }

    [Fact]
    public void The_defaults_need_a_key_and_nothing_else()
    {
        Errors(static _ => { }).ShouldBeEmpty();
        Errors(static options => options.Key = "").ShouldHaveSingleItem().ShouldStartWith("17Track:Key: ");
        var options = new SeventeenTrackOptions();
        options.BaseAddress.ToString().ShouldBe("https://api.17track.net/track/v2.4");
        options.SignatureHeaders.ShouldBe(["sign", "x-17track-signature"]);
        (options.CallsPerSecond, options.Timeout).ShouldBe((3, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void All_errors_are_told_at_once_without_secrets()
    {
        var errors = Errors(static options =>
        {
            options.Key = "secret one";
            options.PreviousKey = "secret\ntwo";
            options.BaseAddress = new("http://user:secret@api.example.org/?secret=3");
            options.CallsPerSecond = double.NaN;
            options.Timeout = TimeSpan.Zero;
            options.SignatureHeaders.Clear();
            options.Carriers["CJ"] = 1;
            options.Carriers["cj "] = 2;
            options.Carriers["DPD"] = -1;
            options.Carriers[""] = 3;
        });
        errors.Select(static error => error.Split(": ")[0]).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            ["17Track:BaseAddress", "17Track:CallsPerSecond", "17Track:Carriers", "17Track:Key", "17Track:PreviousKey", "17Track:SignatureHeaders", "17Track:Timeout"]);
        errors.ShouldAllBe(static error => !error.Contains("secret", StringComparison.Ordinal));
        errors.ShouldContain("17Track:Carriers: 'CJ' stands for 1 and 2; names are compared in any case, so give it one code.");
        errors.ShouldContain("17Track:Carriers: 'DPD' has the code -1; give a code of the vendor's list, or 0 to let the vendor detect the carrier.");
    }

    [Theory]
    [InlineData("https://api.17track.net/track/v2.4", true)]
    [InlineData("http://127.0.0.1:5000/track/v2.4", true)]
    [InlineData("http://localhost/track/v2.4", true)]
    [InlineData("http://api.17track.net/track/v2.4", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    [InlineData("/track/v2.4", false)]
    [InlineData("https://api.17track.net/track/v2.4?x=1", false)]
    public void The_address_is_https_unless_it_is_this_machine(string address, bool fits) =>
        Errors(options => options.BaseAddress = new(address, UriKind.RelativeOrAbsolute)).Length.ShouldBe(fits ? 0 : 1);

    [Fact]
    public void The_present_key_is_not_the_previous_one() => Errors(static options => options.PreviousKey = Rig.Key).ShouldHaveSingleItem().ShouldStartWith("17Track:PreviousKey: ");

    [Fact]
    public void Names_of_headers_are_names() => Errors(static options => options.SignatureHeaders.Add("sign: x")).ShouldHaveSingleItem().ShouldStartWith("17Track:SignatureHeaders");

    [Fact]
    public void One_account_for_a_shop()
    {
        var services = new ServiceCollection();
        var definition = new ShopDefinition(new("shop"));
        new ShopBuilder(definition, services).TrackWith17Track(static options => options.Key = "a").TrackWith17Track(static options => options.Key = "b");
        using var provider = services.BuildServiceProvider();
        definition.Requirements.SelectMany(require => require(provider)).ShouldHaveSingleItem().ShouldBe("17Track: the account was added twice; call TrackWith17Track once for a shop.");
    }
}
