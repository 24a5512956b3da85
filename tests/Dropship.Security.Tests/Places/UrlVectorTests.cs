using Dropship.CjDropshipping;
using Dropship.SeventeenTrack;
using Dropship.Wish;

namespace Dropship.Security.Tests.Places;

/// <summary>Where an account may be: at the vendor's own hosts by https, at hosts that the user has named, and for tests on this machine.</summary>
public sealed class UrlVectorTests
{
    [Theory]
    [InlineData("https://merchant.wish.com/", true)]
    [InlineData("https://MERCHANT.WISH.COM/", true)]
    [InlineData("https://merchant.wish.com:443/", true)]
    [InlineData("https://sandbox.merchant.wish.com/base", true)]
    [InlineData("http://127.0.0.1:5005/", true)]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("http://[::1]:8080/", true)]
    [InlineData("http://merchant.wish.com/", false)]
    [InlineData("ftp://merchant.wish.com/", false)]
    [InlineData("gopher://merchant.wish.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//merchant.wish.com/", false)]
    [InlineData("merchant.wish.com", false)]
    [InlineData("https://merchant.wish.com@evil.example/", false)]
    [InlineData("https://user@merchant.wish.com/", false)]
    [InlineData("https://user:word@merchant.wish.com/", false)]
    [InlineData("https://merchant.wish.com:8443/", false)]
    [InlineData("https://merchant.wish.com:80/", false)]
    [InlineData("https://merchant.wish.com./", false)]
    [InlineData("https://merchant.wish.com.evil.example/", false)]
    [InlineData("https://evil-merchant.wish.com/", false)]
    [InlineData("https://wish.com/", false)]
    [InlineData("https://evil.example/merchant.wish.com", false)]
    [InlineData("https://evil.example/?merchant.wish.com", false)]
    [InlineData("https://evil.example/#merchant.wish.com", false)]
    [InlineData("https://merchant.wish.com/?key=word", false)]
    [InlineData("https://merchant.wish.com/#word", false)]
    [InlineData("https://evil.example\\@merchant.wish.com/", false)]
    [InlineData("https://merch\u0430nt.wish.com/", false)]
    [InlineData("https://xn--merchnt-3fg.wish.com/", false)]
    [InlineData("https://10.0.0.1/", false)]
    [InlineData("https://192.168.0.1/", false)]
    [InlineData("https://172.16.0.1/", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://2852039166/", false)]
    [InlineData("https://0xa9fea9fe/", false)]
    [InlineData("https://0251.0376.0251.0376/", false)]
    [InlineData("https://169.254.43518/", false)]
    [InlineData("https://10.1/", false)]
    [InlineData("https://0.0.0.0/", false)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("https://[::]/", false)]
    [InlineData("https://[::ffff:169.254.169.254]/", false)]
    [InlineData("https://[fd00:ec2::254]/", false)]
    [InlineData("https://[fe80::1%25eth0]/", false)]
    [InlineData("https://metadata.google.internal/", false)]
    [InlineData("https://127.0.0.1.nip.io/", false)]
    [InlineData("https://localhost.evil.example/", false)]
    public void An_address_is_the_vendors_or_it_is_refused(string address, bool isFine)
    {
        if (!Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri))
        {
            isFine.ShouldBeFalse("what is no address cannot be set");
            return;
        }

        var errors = WishOptionsValidator.Errors(new() { ClientId = "id", ClientSecret = "secret", RefreshToken = "refresh", BaseAddress = uri }).ToList();
        errors.Count.ShouldBe(isFine ? 0 : 1, string.Join(' ', errors));
        if (!isFine) errors[0].ShouldStartWith("Wish:BaseAddress: ");
    }

    [Fact]
    public void A_gateway_of_ones_own_is_named()
    {
        foreach (var (named, address, isFine) in new[]
        {
            ("gateway.example", "https://gateway.example/x", true), ("GATEWAY.example", "https://gateway.example/", true), ("gateway.example", "https://gateway.example:8443/", false),
            ("gateway.example:8443", "https://gateway.example:8443/", true), ("gateway.example:8443", "https://gateway.example/", false), ("gateway.example", "http://gateway.example/", false), ("example", "https://gateway.example/", false),
        })
        {
            WishOptions wish = new() { ClientId = "id", ClientSecret = "secret", RefreshToken = "refresh", BaseAddress = new(address), MoreHosts = { named } };
            CjOptions cj = new() { ApiKey = "key", BaseAddress = new(address), MoreHosts = { named } };
            SeventeenTrackOptions track = new() { Key = "key", BaseAddress = new(address), MoreHosts = { named } };
            WishOptionsValidator.Errors(wish).Any().ShouldBe(!isFine, address);
            CjOptionsValidator.Errors(cj).Any().ShouldBe(!isFine, address);
            new SeventeenTrackOptionsValidator().Validate(track).IsValid.ShouldBe(isFine, address);
        }
    }

    [Fact]
    public void An_account_of_one_vendor_is_not_at_another()
    {
        CjOptionsValidator.Errors(new() { ApiKey = "key", BaseAddress = new("https://merchant.wish.com/") }).ShouldHaveSingleItem().ShouldStartWith("CjDropshipping:BaseAddress: ");
        new SeventeenTrackOptionsValidator().Validate(new SeventeenTrackOptions { Key = "key", BaseAddress = new("https://developers.cjdropshipping.com/api2.0/v1") }).IsValid.ShouldBeFalse();
    }
}
