using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace HelloDropship;

/// <summary>A customer's letter as it lies in the box.</summary>
/// <param name="Order">Of which order.</param>
/// <param name="At">When it came.</param>
/// <param name="Subject">Its first line.</param>
/// <param name="Text">The rest.</param>
internal sealed record Letter(string Order, DateTimeOffset At, string Subject, string Text);

/// <summary>The way to the customers of this town: letters in a file of the folder, so that a later run still has them. A shop of your own writes mail (Dropship.Smtp).</summary>
internal sealed class Letterbox(string file, TimeProvider clock) : ICustomerNotifier
{
    private readonly Lock _lock = new();

    public NotifierDescriptor Descriptor { get; } = new("letterbox", RateLimit.None);

    public ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation)
    {
        var letter = new Letter(message.Order.ToString(), clock.GetUtcNow(), message.Subject, message.Text);
        lock (_lock) File.AppendAllText(file, JsonSerializer.Serialize(letter) + "\n");
        return new(WriteReceipt.Done);
    }

    /// <summary>What the customer with the most letters got, in lines; nothing if nobody got any.</summary>
    internal IEnumerable<string> Tell()
    {
        if (!File.Exists(file)) yield break;
        var letters = File.ReadLines(file).Select(static line => JsonSerializer.Deserialize<Letter>(line)!).GroupBy(static letter => letter.Order).OrderByDescending(static box => box.Count()).ThenBy(static box => box.Key, StringComparer.Ordinal).First();
        yield return $"One customer's view, the messages of {letters.Key}:";
        foreach (var letter in letters)
        {
            yield return $"  {Instant.From(letter.At)}  {letter.Subject}";
            foreach (var line in letter.Text.Split('\n')) yield return line.Length == 0 ? "" : $"      {line}";
            yield return "";
        }
    }
}
