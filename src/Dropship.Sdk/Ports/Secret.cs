using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dropship.Ports;

/// <summary>
/// A text that opens something: a key, a token, a password. Whatever turns it into text by itself gets nothing of it: logs, JSON, debuggers, messages of
/// validation. Settings bind to it from configuration, and a text becomes one by itself; only <see cref="Reveal"/> gives it back.
/// </summary>
[TypeConverter(typeof(SecretConverter))]
[JsonConverter(typeof(SecretJson))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Secret : IEquatable<Secret>
{
    internal const string Shown = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _text;

    /// <summary>Keeps a text.</summary>
    /// <param name="text">The text; may be empty.</param>
    public Secret(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>True for a text of no characters: a setting that was left out.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>The text itself: to be asked for where it is sent or signed with, and nowhere else.</summary>
    public string Reveal() => Encoding.UTF8.GetString(_text);

    /// <summary>Keeps a text; null stays null.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Secret?(string? text) => text is null ? null : new(text);

    /// <summary>Keeps a text; null stays null.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static Secret? FromString(string? text) => text;

    /// <summary>True for the same text. The length may be learnt from the time it takes, the contents not.</summary>
    /// <param name="other">The other one, or null.</param>
    public bool Equals(Secret? other) => other is not null && CryptographicOperations.FixedTimeEquals(_text, other._text);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <summary>A hash that differs from process to process.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_text);
        return hash.ToHashCode();
    }

    /// <summary>Says nothing of the text, not even its length.</summary>
    public override string ToString() => Shown;
}

/// <summary>Lets settings bind: a configuration knows texts alone. The way back gives nothing.</summary>
internal sealed class SecretConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => value is string text ? new Secret(text) : base.ConvertFrom(context, culture, value);

    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) => destinationType == typeof(string) ? Secret.Shown : base.ConvertTo(context, culture, value, destinationType);
}

/// <summary>Reads a secret from JSON, for settings that are kept so; writes nothing of it.</summary>
internal sealed class SecretJson : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Shown);
}
