using System.Text.Json;

namespace Dropship.CjDropshipping;

/// <summary>What every answer of CJ is wrapped in, good or bad. Errors come with HTTP 200.</summary>
internal sealed record CjEnvelope
{
    public int? Code { get; init; }

    public bool? Result { get; init; }

    public bool? Success { get; init; }

    public string? Message { get; init; }

    public JsonElement Data { get; init; }

    public string? RequestId { get; init; }

    /// <summary>True if code and flags say that it worked.</summary>
    internal bool IsGood => Code is 200 or 0 && (Result ?? Success) == true && (Success ?? Result) == true;

    /// <summary>True if code and flags say that it did not. What is neither good nor refused contradicts itself.</summary>
    internal bool IsRefused => Code is not (null or 200 or 0) && Result != true && Success != true;

    /// <summary>Says nothing of message and data.</summary>
    public override string ToString() => $"CjEnvelope with code {Code}";
}
