namespace Dropship.Fuzz;

/// <summary>What no message may hold: our keys, and the persons and tokens of the samples.</summary>
internal static class Secrets
{
    internal const string Key = "0123456789abcdef-key-of-ours";

    private static readonly string[] All =
    [
        Key, "Jane Example", "12 Rue de la Paix", "0142961000", "Xu Old", "12 Main Street", "860 555 0100", "buyer@example.org", "f59ac98193d64d62a9e887abea830369", "f7edabe65c3b4a198b50ca8f969e36eb", "access-token-of-ours", "refresh-token-of-ours",
    ];

    /// <summary>The first secret that a text holds, or null.</summary>
    internal static string? In(string? text) => text is null ? null : All.FirstOrDefault(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase));

    internal static string? Clean(string? text) => In(text) is { } secret ? throw new UnexpectedException($"'{secret}' stands in a message") : text;
}
