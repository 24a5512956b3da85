using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Reading;

/// <summary>One breach of a rule: where it is, what it is, how it is cured.</summary>
internal sealed record Offence(string File, int Line, string What, string Cure)
{
    public static Offence At(Location? place, string what, string cure) => place?.SourceTree is { } tree
        ? new(tree.FilePath, place.GetLineSpan().StartLinePosition.Line + 1, what, cure)
        : new("(no file)", 0, what, cure);

    public override string ToString() => $"{File}:{Line}: {What}. {Cure}.";
}

internal static class Offences
{
    /// <summary>Fails with every offender on a line of its own.</summary>
    public static void ShouldBeNone(this IEnumerable<Offence> offences)
    {
        var lines = offences.OrderBy(o => o.File, StringComparer.Ordinal).ThenBy(o => o.Line).Select(o => o.ToString()).Distinct().ToArray();
        if (lines.Length > 0) Assert.Fail($"{lines.Length} offender(s):{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }

    /// <summary>The companion of a rule: the planted offender is found, with what is wrong named.</summary>
    public static void ShouldName(this IEnumerable<Offence> offences, params string[] words)
    {
        var found = offences.ToArray();
        found.ShouldNotBeEmpty("the planted offender was not found");
        foreach (var word in words)
            found.ShouldContain(offence => offence.ToString().Contains(word), $"no offence names '{word}', only: {string.Join(" | ", found.Select(o => o.ToString()))}");
    }
}
