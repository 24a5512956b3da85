namespace Dropship.Http;

/// <summary>A call was given up before anything left.</summary>
/// <param name="message">Why, for people.</param>
internal sealed class NotSentException(string message) : Exception(message);

/// <summary>A body is larger than any answer of a vendor may be.</summary>
/// <param name="status">The HTTP status it came with.</param>
/// <param name="limit">The limit in bytes.</param>
internal sealed class OversizedBodyException(int status, int limit) : Exception($"the answer is longer than {limit} bytes")
{
    internal int Status { get; } = status;
}
