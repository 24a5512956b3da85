using System.Net.Sockets;

namespace Dropship.Testing.Wire;

/// <summary>Carries one connection both ways, one of them with its fault. When the caller has gone the connection is over; the vendor's end is passed on.</summary>
internal sealed class TcpRelay(Socket caller, Socket vendor, TcpFault? fault, TcpWay way, TimeProvider clock)
{
    private bool _hasBegun;
    private bool _hasStruck;

    /// <summary>Told once, at the caller's first byte.</summary>
    internal required Action Begun { get; init; }

    /// <summary>Told once, when the fault does its work.</summary>
    internal required Action Struck { get; init; }

    internal Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(CarryAsync(vendor, caller, way == TcpWay.ToCaller ? fault : null, cancellation), HearCallerAsync(cancellation));

    private async Task HearCallerAsync(CancellationToken cancellation)
    {
        try
        {
            await CarryAsync(caller, vendor, way == TcpWay.ToVendor ? fault : null, cancellation).ConfigureAwait(false);
        }
        finally
        {
            End();
        }
    }

    private async Task CarryAsync(Socket from, Socket to, TcpFault? fault, CancellationToken cancellation)
    {
        var (buffer, passed) = (new byte[16 * 1024], 0);
        try
        {
            while (await from.ReceiveAsync(buffer, cancellation).ConfigureAwait(false) is var count and > 0)
            {
                if (from == caller) Begin();
                if (!await PassAsync(to, buffer.AsMemory(0, count), passed, fault, cancellation).ConfigureAwait(false)) return;
                passed += count;
            }

            if (from == caller || fault is TcpFault.Timeout) return;
            if (fault is TcpFault.SlowClose { Wait: var wait }) await StrikeAsync(wait, cancellation).ConfigureAwait(false);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            if (from == vendor && fault is not TcpFault.Timeout) End();
        }
    }

    private async Task<bool> PassAsync(Socket to, ReadOnlyMemory<byte> bytes, int passed, TcpFault? fault, CancellationToken cancellation)
    {
        switch (fault)
        {
            case TcpFault.Timeout:
                Strike();
                return true;
            case TcpFault.ResetPeer:
                Strike();
                Loopback.Reset(caller);
                Loopback.Reset(vendor);
                return false;
            case TcpFault.LimitData { Bytes: var most } when passed + bytes.Length >= most:
                Strike();
                await Loopback.SendAsync(to, bytes[..(most - passed)], cancellation).ConfigureAwait(false);
                Cut();
                return false;
            case TcpFault.Latency { Wait: var wait }:
                await StrikeAsync(wait, cancellation).ConfigureAwait(false);
                break;
        }

        await SendAsync(to, bytes, fault, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes, TcpFault? fault, CancellationToken cancellation)
    {
        var most = fault switch { TcpFault.Bandwidth { Bytes: var few } => few, TcpFault.Slicer { Bytes: var few } => few, _ => bytes.Length };
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(most, bytes.Length)];
            if (fault is TcpFault.Slicer) Strike();
            if (fault is TcpFault.Bandwidth { Per: var per }) await StrikeAsync(per, cancellation).ConfigureAwait(false);
            await Loopback.SendAsync(to, piece, cancellation).ConfigureAwait(false);
            bytes = bytes[piece.Length..];
        }
    }

    private Task StrikeAsync(TimeSpan wait, CancellationToken cancellation)
    {
        var waiting = Task.Delay(wait, clock, cancellation);
        Strike();   // only now: whoever is told may let the time pass at once
        return waiting;
    }

    // A direction that is struck belongs to one flow alone, so no two threads ask at once.
    private void Strike()
    {
        if (_hasStruck) return;
        _hasStruck = true;
        Struck();
    }

    private void Begin()
    {
        if (_hasBegun) return;
        _hasBegun = true;
        Begun();
    }

    // In peace: to close a socket that somebody still reads from would reset the connection.
    private void Cut()
    {
        foreach (var end in (Socket[])[caller, vendor])
            try
            {
                end.Shutdown(SocketShutdown.Both);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // it has ended by itself
            }
    }

    private void End()
    {
        caller.Dispose();
        vendor.Dispose();
    }
}
