namespace Dropship.CjDropshipping;

/// <summary>A webhook message. The <c>openId</c> that may be in it is the signing key: it is not read.</summary>
internal sealed record CjMessageWire
{
    public string? MessageId { get; init; }

    public string? Type { get; init; }

    public System.Text.Json.JsonElement Params { get; init; }

    /// <summary>Says nothing of the contents.</summary>
    public override string ToString() => $"CjMessageWire {Type}";
}
