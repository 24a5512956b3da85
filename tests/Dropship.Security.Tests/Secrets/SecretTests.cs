using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Dropship.CjDropshipping;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.SeventeenTrack;
using Dropship.Wish;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Security.Tests.Secrets;

/// <summary>A secret goes in by itself and comes out only by its one door.</summary>
public sealed class SecretTests
{
    private const string Text = "open-sesame-77";

    // What reveals nothing by its name may be a plain text: ids, languages, telephone numbers.
    private static readonly string[] Plain = ["ClientId", "UrgeQuestionType"];

    private static readonly string[] Telling = ["secret", "token", "key", "password", "openid"];

    [Fact]
    public void Nothing_that_makes_text_of_it_tells_it()
    {
        Secret secret = Text;
        var shown = new[]
        {
            $"{secret}", string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}", secret), secret.ToString(), JsonSerializer.Serialize(secret), JsonSerializer.Serialize(new { secret }),
            TypeDescriptor.GetConverter(typeof(Secret)).ConvertToInvariantString(secret)!, $"{secret.GetHashCode()}", $"{new { secret }}", JsonSerializer.Serialize(new Dictionary<string, object> { ["x"] = secret }),
        };
        foreach (var text in shown) text.ShouldNotContain("sesame");
        new Secret("").ToString().ShouldBe(secret.ToString(), "not even its length");
        secret.Reveal().ShouldBe(Text);
    }

    [Fact]
    public void A_debugger_shows_nothing()
    {
        typeof(Secret).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.ShouldBe("{ToString(),nq}");
        typeof(Secret).GetFields(BindingFlags.NonPublic | BindingFlags.Instance).ShouldAllBe(field => field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State == DebuggerBrowsableState.Never);
        typeof(Secret).GetProperties().Select(property => property.PropertyType).ShouldBe([typeof(bool)], "a property would be listed");
    }

    [Fact]
    public void It_is_equal_by_its_text_and_compared_in_constant_time()
    {
        Secret one = Text, same = Text, other = Text + "x";
        Secret? nobody = Secret.FromString(null);
        (one.Equals(same), one.Equals(other), one.Equals(nobody), one.Equals((object)same), one.GetHashCode() == same.GetHashCode()).ShouldBe((true, false, false, true, true));
        (new Secret("").IsEmpty, one.IsEmpty).ShouldBe((true, false));
        nobody.ShouldBeNull();
        Sources.Read("src/Dropship.Sdk/Ports/Secret.cs").ShouldContain("CryptographicOperations.FixedTimeEquals(_text, other._text)");
    }

    [Fact]
    public void Settings_bind_to_it()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Wish:ClientSecret"] = "a1", ["Wish:PreviousClientSecret"] = "b2", ["Wish:RefreshToken"] = "c3", ["Cj:ApiKey"] = "d4", ["17Track:Key"] = "e5", ["17Track:PreviousKey"] = "f6", ["Wish:MoreHosts:0"] = "gateway.example",
        }).Build();
        var (wish, cj, track) = (new WishOptions(), new CjOptions(), new SeventeenTrackOptions());
        configuration.Bind("Wish", wish);
        configuration.Bind("Cj", cj);
        configuration.Bind("17Track", track);
        new[] { wish.ClientSecret, wish.PreviousClientSecret!, wish.RefreshToken, cj.ApiKey, track.Key, track.PreviousKey! }.Select(secret => secret.Reveal()).ShouldBe(["a1", "b2", "c3", "d4", "e5", "f6"]);
        wish.MoreHosts.ShouldBe(["gateway.example"]);
        JsonSerializer.Deserialize<Secret>("\"g7\"")!.Reveal().ShouldBe("g7");
    }

    [Fact]
    public void Every_option_that_opens_something_is_one()
    {
        var open = new[] { typeof(WishOptions), typeof(CjOptions), typeof(SeventeenTrackOptions) }
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(string) && !Plain.Contains(property.Name) && Telling.Any(word => property.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");
        open.ShouldBeEmpty();
    }

    [Fact]
    public void Options_that_are_dumped_and_errors_of_options_tell_none()
    {
        WishOptions wish = new() { ClientSecret = $"{Text} with blanks", RefreshToken = $"{Text}\n", PreviousClientSecret = $"{Text} older" };
        CjOptions cj = new() { ApiKey = new string('x', 300) + Text, PlatformToken = $"{Text} x" };
        SeventeenTrackOptions track = new() { Key = $"{Text} y", PreviousKey = $"{Text} z" };
        foreach (var options in new object[] { wish, cj, track })
        {
            JsonSerializer.Serialize(options, options.GetType()).ShouldNotContain("sesame");
            string.Join('\n', options.GetType().GetProperties().Select(property => $"{property.Name}={property.GetValue(options)}")).ShouldNotContain("sesame");
        }

        using var services = new ServiceCollection().AddDropship(dropship => dropship.UseMemory().AddShop("s", shop => shop
            .SellOnWish(to => (to.ClientSecret, to.RefreshToken, to.PreviousClientSecret) = (wish.ClientSecret, wish.RefreshToken, wish.PreviousClientSecret))
            .BuyFromCjDropshipping(to => (to.ApiKey, to.PlatformToken) = (cj.ApiKey, cj.PlatformToken))
            .TrackWith17Track(to => (to.Key, to.PreviousKey) = (track.Key, track.PreviousKey)))).BuildServiceProvider();
        var fault = Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IDropship>());
        foreach (var key in new[] { "Wish:ClientSecret", "Wish:RefreshToken", "Wish:PreviousClientSecret", "CjDropshipping:ApiKey", "CjDropshipping:PlatformToken", "17Track:Key", "17Track:PreviousKey" }) fault.Message.ShouldContain($"Dropship:Shops:s:{key}: ");
        fault.ToString().ShouldNotContain("sesame");
    }
}
