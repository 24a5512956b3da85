namespace Dropship.Domain;

/// <summary>What every textual value shares: it is there, it is short, it holds nothing that could forge a header or a log line.</summary>
internal static class Text
{
    internal static string Require(string value, string kind, int longest)
    {
        ArgumentNullException.ThrowIfNull(value, kind);
        if (value.Length == 0 || value.Length > longest)
            throw new ArgumentException($"{kind} must have 1 to {longest} characters; this one has {value.Length}.", kind);
        if (value[0] == ' ' || value[^1] == ' ')
            throw new ArgumentException($"{kind} begins or ends with a blank; trim it.", kind);
        foreach (var letter in value)
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029')
                throw new ArgumentException($"{kind} holds the control character U+{(int)letter:X4}; remove it.", kind);
        if (FindHalf(value) is { } half) throw new ArgumentException($"{kind} holds U+{(int)half:X4}, half of a character; it would not survive being stored.", kind);
        return value;
    }

    private static char? FindHalf(string value)
    {
        for (var i = 0; i < value.Length; i++)
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])) i++;
            else if (char.IsSurrogate(value[i])) return value[i];
        return null;
    }

    internal static InvalidOperationException Unset(string kind) => new($"This {kind} was never set: default({kind}) has no value.");
}
