using System.Runtime.CompilerServices;

namespace Dropship.Testing.Conformance;

/// <summary>Asserts without a test framework; a failure names the promise.</summary>
internal static class Promise
{
    internal static void Holds(bool kept, string promise, [CallerArgumentExpression(nameof(kept))] string seen = "")
    {
        if (!kept) throw new ConformanceException($"{promise} Not so: {seen}.");
    }

    internal static void Same<T>(T expected, T actual, string promise)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ConformanceException($"{promise} Expected {Show(expected)}, got {Show(actual)}.");
    }

    internal static void SameList<T>(IEnumerable<T> expected, IEnumerable<T> actual, string promise)
    {
        if (!expected.SequenceEqual(actual))
            throw new ConformanceException($"{promise} Expected [{string.Join(", ", expected)}], got [{string.Join(", ", actual)}].");
    }

    internal static void SameBytes(byte[] expected, ReadOnlyMemory<byte> actual, string promise)
    {
        var place = expected.AsSpan().CommonPrefixLength(actual.Span);
        if (expected.Length != actual.Length || place != expected.Length)
            throw new ConformanceException($"{promise} {expected.Length} bytes were written, {actual.Length} came back, the first {place} are equal.");
    }

    private static string Show<T>(T value) => value is null ? "nothing" : $"{value}";
}
