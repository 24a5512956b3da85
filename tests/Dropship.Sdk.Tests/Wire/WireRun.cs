using Dropship.Testing.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.Wire;

/// <summary>One call under one fault, and what was seen of it at the vendor.</summary>
/// <param name="Call">The call.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Ended">How the adapter says it ended.</param>
/// <param name="Whole">How many requests the vendor read to their end.</param>
/// <param name="Begun">How many requests were begun: connections that carried a byte, or heads where no proxy counted.</param>
/// <param name="Elsewhere">How many requests another server saw.</param>
/// <param name="IsFramed">Every request had a body, if an empty one.</param>
internal sealed record WireRun(MoneyCall Call, WireFault Fault, string Ended, int Whole, int Begun, int Elsewhere, bool IsFramed)
{
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    internal static IReadOnlyList<MoneyCall> Calls { get; } = [.. CjMoneyCalls.All, .. WishMoneyCalls.All, .. SeventeenTrackMoneyCalls.All];

    /// <summary>What the page shows: how it ended, and how many requests were read where that is not one.</summary>
    internal string Cell => Whole == 1 ? Ended : $"{Ended} ({Whole})";

    internal static bool Has(MoneyCall call, WireFault fault) => fault.Answer(new(call, call.Good(default), new("http://127.0.0.1/"))) is not null;

    internal static async Task<WireRun> RunAsync(MoneyCall call, WireFault fault, Action<IHttpClientBuilder>? plant = null)
    {
        var (clock, isBefore, heads) = (new WireClock(), fault.Before is not null, 0);
        string Good() => call.Good(clock.GetUtcNow());
        await using var elsewhere = new RawVendor(_ => RawAnswer.Json(200, Good()));
        await using var vendor = new RawVendor(request =>
            !call.IsMadeBy(request) ? RawAnswer.Json(200, call.Reads(request.Path) ?? throw new InvalidOperationException($"{request} is not in the script"))
            : isBefore ? RawAnswer.Json(200, Good()) with { After = fault.Before!.Value }
            : fault.Answer(new(call, Good(), elsewhere.Address))!)
        {
            AtHead = head =>
            {
                if (!call.IsMadeBy(head) || isBefore) return null;
                heads++;
                return fault.IsCutAtHead ? RawAnswer.Break() : null;
            },
        };
        await using var proxy = fault.Network is { } network ? new TcpFaultProxy(vendor.Address, network(RawAnswer.Json(200, Good()).Bytes.ToArray()), fault.Way, clock) : null;
        await using var shop = await MoneyShop.OpenAsync(call, vendor.Address, proxy?.Address ?? vendor.Address, clock, plant);
        if (isBefore)
        {
            (await call.Make(shop)).ShouldBe("Done");
            if (fault.Before == RawEnd.Close) await vendor.EndedAsync().WaitAsync(Patience);
            isBefore = false;
        }

        var ended = await EndAsync(call.Make(shop), fault.IsSilent ? proxy : null, clock);
        var seen = vendor.Requests.Where(call.IsMadeBy).ToList();
        return new(call, fault, ended, seen.Count - (fault.Before is null ? 0 : 1), proxy?.Begun ?? heads, elsewhere.Requests.Count, seen.TrueForAll(HasBody));
    }

    /// <summary>What must hold of every call under every fault.</summary>
    internal void Check()
    {
        var why = $"{Call} under '{Fault}' ended {Ended}: {Whole} requests were read, {Begun} begun, {Elsewhere} elsewhere";
        Elsewhere.ShouldBe(0, $"{why}; nobody follows a redirect");
        IsFramed.ShouldBeTrue($"{why}; a request without a body is sent again by the network's handler");
        Whole.ShouldBeInRange(Fault.Whole, Fault.Whole * Call.MostTries, $"{why}; an attempt is one request");
        if (Fault.Name == "down") Begun.ShouldBe(0, why);
        else Begun.ShouldBeInRange(1, Call.MostTries, $"{why}; an attempt is begun once");
        Ended.ShouldNotBe("Rejected", $"{why}; nobody has said no");
        Ended.ShouldNotBe("Unauthorized", $"{why}; nobody has refused the account");
        (Ended == "Done").ShouldBe(Fault.IsHarmless, $"{why}; done is what a whole answer says, and nothing else");
        if (Ended == "NotSent") (Fault.Name == "down" || Call.NoEffect.Contains(Fault.Name)).ShouldBeTrue($"{why}; it may have been read");
    }

    // Time goes on once the fault holds the bytes, and as often as the adapter sends again.
    private static async Task<string> EndAsync(Task<string> making, TcpFaultProxy? silent, WireClock clock)
    {
        using var over = new CancellationTokenSource();
        while (silent is not null && !making.IsCompleted)
        {
            var struck = silent.StruckAsync(over.Token);
            if (await Task.WhenAny(making, struck).WaitAsync(Patience) == struck) clock.Advance(Timeout);
        }

        await over.CancelAsync();
        return await making.WaitAsync(Patience);
    }

    private static bool HasBody(RawRequest request) => request.Headers.ContainsKey("Content-Length") || request.Headers.ContainsKey("Transfer-Encoding");
}
