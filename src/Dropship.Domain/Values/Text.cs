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
            if (char.IsControl(letter))
                throw new ArgumentException($"{kind} holds the control character U+{(int)letter:X4}; remove it.", kind);
        return value;
    }

    internal static InvalidOperationException Unset(string kind) => new($"This {kind} was never set: default({kind}) has no value.");
}
