using System.Globalization;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>An answer, judged by the vendor's own code: HTTP 200 alone says nothing.</summary>
internal sealed class WishAnswer(Reply<WishEnvelope> reply, WishScope scope, TimeSpan? reset)
{
    internal const string Vendor = "Wish";
    private const int MostIdLetters = 64;

    /// <summary>The vendor's code; null if there is none that is a number.</summary>
    internal int? Code { get; } = int.TryParse(reply.Body?.Code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>True if the vendor says that it went well and the answer holds something.</summary>
    internal bool IsGood => Code == 0 && reply.Status is >= 200 and < 300 && HasData;

    internal JsonElement Data => reply.Body!.Data;

    internal bool IsLost => !IsThrottled && (reply.Kind is Sent.Lost or Sent.Malformed || (reply.Kind == Sent.Answered && Code is null) || reply.Status >= 500);

    internal bool IsNotSent => reply.Kind == Sent.NotSent;

    /// <summary>True if the vendor itself says that there is no such thing; a 404 that is not in its form may be anybody's on the way.</summary>
    internal bool IsMissing => Code == WishErrors.NoSuchObject ? !IsThrottled : reply.Status == 404 && Code is not (null or 0);

    internal bool IsThrottled => reply.Status == 429;

    /// <summary>True if another token may help.</summary>
    internal bool IsTokenRefused => reply.Status is not (429 or >= 500) && (Known is { } known ? known.Refreshes : reply.Status == 401);

    private WishCode? Known => Code is { } code ? WishErrors.Find(scope, code) : null;

    private bool HasData => reply.Body?.Data.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    /// <summary>The fault of a read.</summary>
    internal ProviderException Fail()
    {
        if (IsThrottled) return (reply with { RetryAfter = reset ?? reply.RetryAfter }).Fail(Vendor, Detail);
        if (reply.Kind != Sent.Answered || reply.Status >= 500) return reply.Fail(Vendor, Detail);
        if (Known is { } known) return new(known.Fault, Vendor, $"HTTP {reply.Status}, {known.Meaning}, {Detail}");
        if (reply.Status is 401 or 403) return reply.Fail(Vendor, Detail);
        return Code switch
        {
            null => new(ProviderFault.Malformed, Vendor, $"HTTP {reply.Status}, the answer has no code that is a number, {Detail}"),
            0 when reply.Status < 300 => new(ProviderFault.Malformed, Vendor, $"HTTP {reply.Status}, the answer has no data, {Detail}"),
            0 => new(ProviderFault.Malformed, Vendor, $"HTTP {reply.Status}, yet the code of a good answer, {Detail}"),
            _ => new(ProviderFault.Rejected, Vendor, $"HTTP {reply.Status}, a code that is not documented, {Detail}"),
        };
    }

    /// <summary>An answer that is whole, yet not what was asked for.</summary>
    internal ProviderException Odd(string what) => new(ProviderFault.Malformed, Vendor, $"{what}, {Detail}");

    /// <summary>What a write that did not go well came to.</summary>
    internal WriteReceipt Refusal() => (IsThrottled, Known) switch
    {
        (true, _) => new(Outcome.NotSent, Code: $"HTTP 429, {Detail}"),
        (_, { } known) when reply.Status < 500 => new(known.Outcome, known.Reason, Detail),
        _ when reply.Status == 401 => new(Outcome.NotSent, Code: $"HTTP 401, {Detail}"),
        _ => new(reply.WriteOutcome, Code: $"{reply.Fault ?? $"HTTP {reply.Status}"}, {Detail}"),
    };

    /// <summary>The vendor's code and the number its support asks for.</summary>
    internal string Detail => $"code {Code?.ToString(CultureInfo.InvariantCulture) ?? "none"}, request {RequestId}";

    private string RequestId => reply.Header("Wish-Request-Id") is { Length: > 0 and <= MostIdLetters } id && id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? id : "unknown";
}
