using System.Net.Sockets;
using System.Text;
using Dropship.Testing.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Testing.Tests.Wire;

/// <summary>Each fault does to the bytes what it says, and waits by its clock alone.</summary>
public sealed class TcpFaultProxyTests
{
    private const string Request = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);
    private static readonly RawAnswer Answer = RawAnswer.Break("HTTP/1.1 200 X\r\n\r\nanswer");
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Without_a_fault_everything_passes()
    {
        await using var vendor = new RawVendor(Answer);
        await using var proxy = new TcpFaultProxy(vendor.Address, null, TcpWay.ToCaller, _clock);
        (await CallAsync(proxy)).ShouldBe("HTTP/1.1 200 X\r\n\r\nanswer");
        var seen = vendor.Requests.ShouldHaveSingleItem();
        (seen.Method, seen.Target, seen.Path, seen.Headers["content-length"], Encoding.ASCII.GetString(seen.Body.Span), seen.ToString()).ShouldBe(("POST", "/a?b=c", "/a", "4", "body", "POST /a"));
        proxy.Begun.ShouldBe(1);
    }

    [Fact]
    public async Task Down_refuses()
    {
        await using var vendor = new RawVendor(Answer);
        await using var proxy = new TcpFaultProxy(vendor.Address, new TcpFault.Down(), TcpWay.ToCaller, _clock);
        (await Should.ThrowAsync<SocketException>(() => CallAsync(proxy))).SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        (vendor.Requests.Count, proxy.Begun).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(TcpWay.ToVendor, 0)]
    [InlineData(TcpWay.ToCaller, 1)]
    public async Task A_reset_is_told_as_one(TcpWay way, int requests)
    {
        await using var vendor = new RawVendor(Answer);
        await using var proxy = new TcpFaultProxy(vendor.Address, new TcpFault.ResetPeer(), way, _clock);
        (await Should.ThrowAsync<SocketException>(() => CallAsync(proxy))).SocketErrorCode.ShouldBe(SocketError.ConnectionReset);
        (vendor.Requests.Count, proxy.Begun).ShouldBe((requests, 1));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(8, "HTTP/1.1")]
    [InlineData(1000, "HTTP/1.1 200 X\r\n\r\nanswer")]
    public async Task So_many_bytes_pass_and_no_more(int bytes, string passed)
    {
        await using var vendor = new RawVendor(Answer);
        await using var proxy = new TcpFaultProxy(vendor.Address, new TcpFault.LimitData(bytes), TcpWay.ToCaller, _clock);
        (await CallAsync(proxy)).ShouldBe(passed);
    }

    [Theory]
    [InlineData(TcpWay.ToVendor)]
    [InlineData(TcpWay.ToCaller)]
    public async Task Slices_and_little_at_a_time_lose_nothing(TcpWay way)
    {
        foreach (var fault in (TcpFault[])[new TcpFault.Slicer(3), new TcpFault.Bandwidth(20, Wait), new TcpFault.Latency(Wait)])
        {
            await using var vendor = new RawVendor(Answer);
            await using var proxy = new TcpFaultProxy(vendor.Address, fault, way, _clock);
            var calling = CallAsync(proxy);
            await proxy.StruckAsync().WaitAsync(Patience);
            if (fault is not TcpFault.Slicer) calling.IsCompleted.ShouldBeFalse();
            while (!calling.IsCompleted)
            {
                _clock.Advance(Wait);
                await Task.Yield();
            }

            (await calling).ShouldBe("HTTP/1.1 200 X\r\n\r\nanswer");
        }
    }

    [Fact]
    public async Task The_end_is_told_later()
    {
        await using var vendor = new RawVendor(Answer);
        await using var proxy = new TcpFaultProxy(vendor.Address, new TcpFault.SlowClose(Wait), TcpWay.ToCaller, _clock);
        var calling = CallAsync(proxy);
        await proxy.StruckAsync().WaitAsync(Patience);
        _clock.Advance(Wait - TimeSpan.FromTicks(1));
        calling.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));
        (await calling).ShouldBe("HTTP/1.1 200 X\r\n\r\nanswer");
    }

    [Theory]
    [InlineData(TcpWay.ToVendor, 0)]
    [InlineData(TcpWay.ToCaller, 1)]
    public async Task In_a_time_out_nothing_passes_until_the_caller_gives_up(TcpWay way, int requests)
    {
        await using var vendor = new RawVendor(Answer);
        await using var proxy = new TcpFaultProxy(vendor.Address, new TcpFault.Timeout(), way, _clock);
        using var giveUp = new CancellationTokenSource();
        var calling = CallAsync(proxy, giveUp.Token);
        await proxy.StruckAsync().WaitAsync(Patience);
        _clock.Advance(TimeSpan.FromDays(1));
        calling.IsCompleted.ShouldBeFalse();
        vendor.Requests.Count.ShouldBe(requests);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => calling);
    }

    private static async Task<string> CallAsync(TcpFaultProxy proxy, CancellationToken cancellation = default)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(proxy.Address.Host, proxy.Address.Port, cancellation);
        await socket.SendAsync(Encoding.ASCII.GetBytes(Request), cancellation);
        var (told, buffer) = (new StringBuilder(), new byte[256]);
        while (await socket.ReceiveAsync(buffer, cancellation).AsTask().WaitAsync(Patience, cancellation) is var count and > 0) told.Append(Encoding.ASCII.GetString(buffer, 0, count));
        return told.ToString();
    }
}
