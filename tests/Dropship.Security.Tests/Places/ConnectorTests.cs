using System.Net;
using Dropship.Http;

namespace Dropship.Security.Tests.Places;

/// <summary>What a name leads to is judged at the moment of connecting.</summary>
public sealed class ConnectorTests
{
    private static readonly Uri Vendor = new("https://merchant.wish.com/");

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("104.16.1.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("2001:4860:4860::8888", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("0.1.2.3", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.0.0.170", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("198.51.100.1", false)]
    [InlineData("203.0.113.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.250", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:a9fe:a9fe::1", false)]
    public async Task A_vendor_has_a_public_address(string address, bool isFine)
    {
        PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isFine);
        if (isFine) (await FindAsync(Vendor, "merchant.wish.com", address)).ShouldBe([IPAddress.Parse(address)]);
        else (await Should.ThrowAsync<RefusedPlaceException>(() => FindAsync(Vendor, "merchant.wish.com", address))).Message.ShouldBe("the account's host has an address that is not public");
    }

    [Fact]
    public async Task One_bad_address_among_good_ones_is_enough() => await Should.ThrowAsync<RefusedPlaceException>(() => FindAsync(Vendor, "merchant.wish.com", "8.8.8.8", "10.0.0.1"));

    [Fact]
    public async Task Another_host_than_the_accounts_is_refused_and_not_even_looked_up()
    {
        var asked = 0;
        Connector connector = new(Vendor, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse($"8.8.8.{++asked}")]));
        foreach (var host in new[] { "evil.example", "merchant.wish.com.evil.example", "8.8.8.8" })
            await Should.ThrowAsync<RefusedPlaceException>(() => connector.FindAsync(new(host, 443), isTunnel: false, default));
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task An_account_on_this_machine_stays_on_it()
    {
        (await FindAsync(new("http://localhost:5005/"), "localhost", "127.0.0.1", "::1")).Length.ShouldBe(2);
        (await FindAsync(new("http://127.0.0.1:5005/"), "127.0.0.1")).ShouldBe([IPAddress.Loopback]);
        (await FindAsync(new("http://[::1]:5005/"), "::1")).ShouldBe([IPAddress.IPv6Loopback]);
        await Should.ThrowAsync<RefusedPlaceException>(() => FindAsync(new("http://localhost:5005/"), "localhost", "8.8.8.8"));
        await Should.ThrowAsync<RefusedPlaceException>(() => FindAsync(new("http://localhost:5005/"), "localhost", "10.0.0.1"));
    }

    [Fact]
    public async Task A_proxy_that_the_host_has_set_may_be_private()
    {
        Connector connector = new(Vendor, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.9")]));
        (await connector.FindAsync(new("proxy.internal", 3128), isTunnel: true, default)).ShouldBe([IPAddress.Parse("10.0.0.9")]);
    }

    private static Task<IPAddress[]> FindAsync(Uri account, string host, params string[] places) =>
        new Connector(account, (_, _) => Task.FromResult<IPAddress[]>([.. places.Select(IPAddress.Parse)])).FindAsync(new(host, 443), isTunnel: false, default);
}
