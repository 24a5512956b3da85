using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>CJ's answer to one call, judged by its envelope alone.</summary>
/// <param name="Reply">What came back.</param>
internal sealed record CjAnswer(Reply<CjEnvelope> Reply)
{
    internal const string Vendor = "CJ Dropshipping";
    private static readonly TimeSpan QuotaRest = TimeSpan.FromHours(1);

    private CjEnvelope? Envelope => Reply.Body;

    /// <summary>True if CJ says that it worked; what it should name is not judged here.</summary>
    internal bool IsGood => Reply.Status is >= 200 and < 300 && Envelope is { IsGood: true };

    /// <summary>True if CJ says that it did not work, by a code.</summary>
    internal bool IsRefused => Reply.Status is >= 200 and < 300 && Envelope is { IsRefused: true };

    internal int? Code => Envelope?.Code;

    internal JsonElement Data => Envelope?.Data ?? default;

    /// <summary>True if the token was refused; also with status 401, for nothing is done with a refused token.</summary>
    internal bool IsTokenRefused => (IsRefused || (Reply.Status == 401 && Envelope is { IsRefused: true })) && CjErrors.Find(Code)?.Effect == CjEffect.TokenRefused;

    /// <summary>The one message that must be read: 1600300 means a wrong parameter, or this.</summary>
    internal bool IsOrderNotFound => IsRefused && (Code == 1603100 || (Code == 1600300 && Envelope!.Message == "order not found"));

    /// <summary>Code and request number, without any text of CJ's: what may be logged.</summary>
    internal string Detail
    {
        get
        {
            var what = Envelope is null ? Reply.Fault ?? "no answer" : IsGood ? "incomplete answer" : IsRefused || Code is not (null or 0 or 200) ? $"code {Code}" : "contradictory answer";
            return Envelope?.RequestId is { Length: > 0 and <= 64 } id && id.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') ? $"{what}, request {id}" : what;
        }
    }

    /// <summary>The fault of a read that was not answered well.</summary>
    internal ProviderException Fault()
    {
        if (Reply.Kind != Sent.Answered || Reply.Status is < 200 or >= 300) return Reply.Fail(Vendor, Envelope is null ? null : Detail);
        if (!IsRefused) return Malformed("the answer contradicts itself");
        var row = CjErrors.Find(Code);
        return new(row?.Read ?? ProviderFault.Rejected, Vendor, $"{Detail}{(row is null ? "" : $" ({row.Meaning})")}", Reply.RetryAfter ?? (Code == 1600201 ? QuotaRest : null));
    }

    internal ProviderException Malformed(string what) => new(ProviderFault.Malformed, Vendor, $"{what} ({Detail})");

    /// <summary>What the answer holds; null if it holds nothing or what does not fit.</summary>
    internal T? Read<T>(JsonTypeInfo<T> type) where T : class => TryRead(Data, type, out var read) ? read : null;

    /// <summary>What the answer of a read holds.</summary>
    /// <exception cref="ProviderException">It does not fit.</exception>
    internal T? Require<T>(JsonTypeInfo<T> type) where T : class => TryRead(Data, type, out var read) ? read : throw Malformed("the data do not fit");

    /// <summary>The rows of an answer: a list, a page with a list in it, or one alone; none for null.</summary>
    /// <param name="type">The form of a row.</param>
    /// <param name="name">The page's name of its list.</param>
    /// <exception cref="ProviderException">They do not fit.</exception>
    internal IReadOnlyList<T> Rows<T>(JsonTypeInfo<T> type, string name = "list") where T : class
    {
        var data = Data;
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var list)) data = list;
        if (data.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return [];
        List<T> rows = [];
        if (data.ValueKind != JsonValueKind.Array) rows.Add(Row(data, type));
        else foreach (var row in data.EnumerateArray()) rows.Add(Row(row, type));
        return rows;
    }

    private T Row<T>(JsonElement row, JsonTypeInfo<T> type) where T : class => TryRead(row, type, out var read) && read is not null ? read : throw Malformed("a row of the data does not fit");

    private static bool TryRead<T>(JsonElement data, JsonTypeInfo<T> type, out T? read) where T : class
    {
        read = null;
        if (data.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return true;
        try
        {
            read = data.Deserialize(type);
            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The answer to a call that was never made.</summary>
    /// <param name="why">Why, without secrets.</param>
    internal static CjAnswer NotSent(string why) => new(new Reply<CjEnvelope> { Kind = Sent.NotSent, Fault = why });

    /// <summary>How a write ended that was not answered well.</summary>
    internal Outcome Outcome => Reply.WriteOutcome;
}
