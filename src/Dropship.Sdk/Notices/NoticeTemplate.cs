using System.Text;

namespace Dropship.Notices;

/// <summary>A text with placeholders in braces; a brace of its own is written twice.</summary>
internal sealed class NoticeTemplate
{
    private readonly List<(string Text, bool IsPlaceholder)> _parts = [];

    private NoticeTemplate()
    {
    }

    internal IEnumerable<string> Placeholders => _parts.Where(static part => part.IsPlaceholder).Select(static part => part.Text);

    /// <summary>Reads a template; says what is wrong with its braces.</summary>
    internal static NoticeTemplate? Read(string text, out string? fault)
    {
        var (template, plain) = (new NoticeTemplate(), new StringBuilder());
        fault = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                plain.Append(text[i]);
                continue;
            }

            if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                plain.Append(text[i++]);
                continue;
            }

            var end = text[i] == '{' ? text.IndexOfAny(['{', '}'], i + 1) : -1;
            if (end < 0 || text[end] != '}')
            {
                fault = $"has the brace '{text[i]}' at character {i + 1} without its other: write a placeholder as {{order}}, or the brace twice";
                return null;
            }

            template._parts.Add((plain.ToString(), false));
            template._parts.Add((text[(i + 1)..end], true));
            plain.Clear();
            i = end;
        }

        template._parts.Add((plain.ToString(), false));
        return template;
    }

    internal string Fill(IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        foreach (var (text, isPlaceholder) in _parts) filled.Append(isPlaceholder ? values[text] : text);
        return filled.ToString();
    }
}
