using Dropship.Http;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>
/// Makes the calls and judges their envelopes. A failure of the account may come with HTTP 200 and is thrown: folded into "no news", a blocked key
/// would make every parcel look dead. Only a used-up quota is an answer for the parcels, because what is registered can still be read.
/// What registers or stops goes out once and is not repeated here: the next look reads first what became of it.
/// </summary>
internal sealed class SeventeenTrackCalls(ISeventeenTrackApi reads, ISeventeenTrackApi money, Secret key)
{
    internal const string Vendor = "17TRACK";
    internal const int Most = 40;
    private static readonly TimeSpan QuotaRest = TimeSpan.FromHours(1);

    /// <summary>Where parcels are: costs nothing.</summary>
    internal Task<ItemResult[]> ReadAsync(IReadOnlyList<Asked> asked, bool withCarrier, CancellationToken cancellation)
    {
        NumberRequest[] items = [.. asked.Select(one => new NumberRequest(one.Number, withCarrier || one.IsTwin ? one.Code : null))];
        return PostAsync(token => reads.GetTrackInfoAsync(key.Reveal(), items, token), asked, cancellation);
    }

    /// <summary>Has parcels followed: one request for all of them, one quota for each that was not registered. What was registered by a request whose answer was lost is found by the next reading; registered again, it costs nothing.</summary>
    internal Task<ItemResult[]> RegisterAsync(IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        RegisterRequest[] items = [.. asked.Select(static one => new RegisterRequest(one.Number, one.Code, RegistrationTag.Of(one.Code)))];
        return PostAsync(token => money.RegisterAsync(key.Reveal(), items, token), asked, cancellation);
    }

    /// <summary>Ends the following of parcels.</summary>
    internal Task<ItemResult[]> StopAsync(IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        NumberRequest[] items = [.. asked.Select(static one => new NumberRequest(one.Number, one.Code))];
        return PostAsync(token => money.StopTrackAsync(key.Reveal(), items, token), asked, cancellation);
    }

    /// <summary>Takes up again what the vendor has stopped by itself: free, and once for each number.</summary>
    internal Task<ItemResult[]> RetrackAsync(IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        NumberRequest[] items = [.. asked.Select(static one => new NumberRequest(one.Number, one.IsTwin ? one.Code : null))];
        return PostAsync(token => money.RetrackAsync(key.Reveal(), items, token), asked, cancellation);
    }

    /// <summary>Has parcels followed by another carrier, without another registration: free, five times for a number.</summary>
    /// <param name="asked">The parcels, by the carriers they are to have.</param>
    /// <param name="old">The codes they have there now.</param>
    /// <param name="cancellation">Gives up.</param>
    internal Task<ItemResult[]> ChangeCarrierAsync(IReadOnlyList<Asked> asked, IReadOnlyList<int?> old, CancellationToken cancellation)
    {
        CarrierChange[] items = [.. asked.Zip(old, static (one, was) => new CarrierChange(one.Number, was, one.Code!.Value))];
        return PostAsync(token => money.ChangeCarrierAsync(key.Reveal(), items, token), asked, cancellation);
    }

    /// <summary>Says in the vendor's books for which carriers parcels are registered by now.</summary>
    internal Task<ItemResult[]> RetagAsync(IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        InfoChange[] items = [.. asked.Select(static one => new InfoChange(one.Number, one.Code, new(RegistrationTag.Of(one.Code))))];
        return PostAsync(token => money.ChangeInfoAsync(key.Reveal(), items, token), asked, cancellation);
    }

    /// <summary>A page of what is registered, and how many pages there are.</summary>
    internal async Task<(IReadOnlyList<ListedItem> Items, int Pages)> ListAsync(int page, CancellationToken cancellation)
    {
        var reply = await VendorHttp.SendAsync(token => reads.GetTrackListAsync(key.Reveal(), new(page), token), SeventeenTrackJson.Default.ListAnswer, cancellation).ConfigureAwait(false);
        if (Judge(reply) is { } spent) throw Fault(reply, spent);
        if (reply.Body is not { Data.Accepted: { } accepted, Page.PageTotal: { } pages and >= 0 }) throw Malformed("the answer has no page of registrations");
        return ([.. accepted.Select(SeventeenTrackMatching.Listed).OfType<ListedItem>()], pages);
    }

    /// <summary>What is left of the quota.</summary>
    internal async Task<CarrierQuota> QuotaAsync(CancellationToken cancellation)
    {
        var reply = await VendorHttp.SendAsync(token => reads.GetQuotaAsync(key.Reveal(), [], token), SeventeenTrackJson.Default.QuotaAnswer, cancellation).ConfigureAwait(false);
        if (Judge(reply) is { } spent) throw Fault(reply, spent);
        return reply.Body is { Data.QuotaRemain: { } remaining } body ? new(body.Data.QuotaTotal, body.Data.QuotaUsed, remaining) : throw Malformed("the answer names no remaining quota");
    }

    /// <summary>The fault of a whole call.</summary>
    internal static ProviderException Spent(ErrorRow error) => new(ProviderFault.Throttled, Vendor, error.ToString(), QuotaRest);

    private static async Task<ItemResult[]> PostAsync(Func<CancellationToken, Task<HttpResponseMessage>> call, IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        var reply = await VendorHttp.SendAsync(call, SeventeenTrackJson.Default.ItemsAnswer, cancellation).ConfigureAwait(false);
        if (Judge(reply) is { } spent) return [.. asked.Select(_ => new ItemResult.AccountBlocked(spent))];
        if (reply.Body is not { Data: { } data }) throw Malformed("the answer has no data");
        var results = SeventeenTrackMatching.Match(asked, data) ?? throw Malformed("the answer is about none of the numbers that were asked for");
        foreach (var result in results)
            if (result is ItemResult.AccountBlocked { Error: { Class: ErrorClass.Account } blocked })
                throw Fault(reply, blocked);
        return results.All(static result => result is ItemResult.Unreadable) && results is [ItemResult.Unreadable { Place: var place }, ..] ? throw Malformed($"no item can be read, the first not at {place}") : results;
    }

    // Null for an answer to read on; a used-up quota is handed back, everything else is thrown.
    private static ErrorRow? Judge<T>(Reply<T> reply) where T : class, IAnswer
    {
        if (reply is not { Kind: Sent.Answered, Body: { } answer }) throw reply.Fail(Vendor);
        var code = answer.Code is { } told and not 0 ? told : answer.Errors is [{ Code: { } first and not 0 }, ..] ? first : answer.Code;
        if (code is 0 && reply.Status is >= 200 and < 300 && answer.Errors is null or []) return null;
        if (code is null) throw reply.Status is >= 200 and < 300 ? Malformed("the answer has no code") : reply.Fail(Vendor);
        if (code == 0) throw reply.Status is >= 200 and < 300 ? Malformed("the answer names errors without a code") : reply.Fail(Vendor);
        var error = SeventeenTrackErrors.Of(code.Value);
        return error.Class == ErrorClass.Quota && reply.Status != 429 ? error : throw Fault(reply, error);
    }

    private static ProviderException Fault<T>(Reply<T> reply, ErrorRow error) where T : class, IAnswer => (reply.Status, error.Class) switch
    {
        (429, _) => reply.Fail(Vendor, error.ToString()),
        (_, ErrorClass.Quota) => Spent(error),
        (_, ErrorClass.Account) => new(ProviderFault.Unauthorized, Vendor, error.ToString()),
        ( >= 400, _) => reply.Fail(Vendor, error.ToString()),
        (_, ErrorClass.Transient) => new(ProviderFault.Unreachable, Vendor, error.ToString()),
        (_, ErrorClass.Unlisted) when reply.Body?.Code is not 0 => new(ProviderFault.Unreachable, Vendor, error.ToString()),
        _ => new(ProviderFault.Rejected, Vendor, error.ToString()),
    };

    private static ProviderException Malformed(string what) => new(ProviderFault.Malformed, Vendor, what);
}
