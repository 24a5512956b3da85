using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// Turns penalties of Wish into ours. Pure. The vendor's reasons are texts of which no list is public: those whose words are known are sorted, every other one is <see cref="PenaltyReason.Other"/>, and its words are kept.
/// </summary>
internal static class WishPenaltyMapping
{
    private const int MostWords = 160;
    private const int MostIdLetters = 64;

    private static readonly FrozenDictionary<string, PenaltySubject> Subjects = new Dictionary<string, PenaltySubject>(StringComparer.Ordinal)
    {
        ["ORDER"] = PenaltySubject.Order,
        ["TICKET"] = PenaltySubject.Ticket,
        ["PRODUCT"] = PenaltySubject.Product,
        ["PRODUCT_VARIATION"] = PenaltySubject.Variation,
        ["STORE"] = PenaltySubject.Store,
        ["PRODUCT_RATING"] = PenaltySubject.Rating,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The first that fits counts: what deceives is the merchant's, whatever else the text says.
    private static readonly (string Word, PenaltyReason Reason)[] Words =
    [
        ("DECEPTIVE", PenaltyReason.RuleBroken), ("MISLEADING", PenaltyReason.RuleBroken), ("COUNTERFEIT", PenaltyReason.RuleBroken), ("PROHIBITED", PenaltyReason.RuleBroken), ("INTELLECTUAL", PenaltyReason.RuleBroken),
        ("TRACKING", PenaltyReason.NoValidTracking),
        ("LATE DELIVERY", PenaltyReason.LateDelivery), ("DELIVERED LATE", PenaltyReason.LateDelivery), ("DELIVERY TIME", PenaltyReason.LateDelivery),
        ("LATE", PenaltyReason.LateShipment), ("AUTO REFUND", PenaltyReason.LateShipment), ("CONFIRMED FULFIL", PenaltyReason.LateShipment), ("NOT SHIPPED", PenaltyReason.LateShipment), ("UNFULFILLED", PenaltyReason.LateShipment),
        ("NOT RECEIVED", PenaltyReason.NotReceived), ("NEVER RECEIVED", PenaltyReason.NotReceived), ("DID NOT ARRIVE", PenaltyReason.NotReceived), ("LOST", PenaltyReason.NotReceived),
        ("WRONG", PenaltyReason.WrongGoods), ("NOT AS DESCRIBED", PenaltyReason.WrongGoods), ("NOT MATCH", PenaltyReason.WrongGoods), ("DAMAGED", PenaltyReason.WrongGoods), ("QUALITY", PenaltyReason.WrongGoods), ("EMPTY", PenaltyReason.WrongGoods), ("INCOMPLETE", PenaltyReason.WrongGoods),
        ("CANCEL", PenaltyReason.NotFulfilled), ("OUT OF STOCK", PenaltyReason.NotFulfilled), ("MERCHANT REFUND", PenaltyReason.NotFulfilled), ("UNABLE TO SHIP", PenaltyReason.NotFulfilled),
        ("POLICY", PenaltyReason.RuleBroken), ("VIOLATION", PenaltyReason.RuleBroken),
    ];

    /// <summary>A penalty, or why it could not be understood. One of both is there.</summary>
    internal static (ToldPenalty? Told, UnreadablePenalty? Unreadable) Read(JsonElement row)
    {
        var id = WishMapping.IdOf(row)?.Value;
        try
        {
            var penalty = row.Deserialize(WishJson.Default.WishPenalty) ?? throw new WishFieldException("penalty", "is null");
            return (Read(id ?? throw new WishFieldException("id", "is missing"), penalty), null);
        }
        catch (WishFieldException fault)
        {
            return (null, new(id ?? Nameless(row), fault.Message));
        }
        catch (JsonException fault)
        {
            return (null, new(id ?? Nameless(row), WishField.Misfit(row, fault).Message));
        }
        catch (InvalidOperationException)
        {
            return (null, new(id ?? Nameless(row), new WishFieldException("penalty", "holds half of a character").Message));
        }
    }

    /// <summary>What a reason means, as far as its words are known.</summary>
    internal static PenaltyReason ReasonOf(string? words)
    {
        var plain = string.Concat((words ?? "").Select(static letter => char.IsAsciiLetter(letter) ? char.ToUpperInvariant(letter) : ' '));
        plain = $" {string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))}";
        foreach (var (word, reason) in Words)
            if (plain.Contains($" {word}", StringComparison.Ordinal))   // "related" is not late
                return reason;
        return PenaltyReason.Other;
    }

    private static ToldPenalty Read(string id, WishPenalty penalty)
    {
        var at = WishField.Moment(penalty.CreatedAt) ?? throw new WishFieldException("created_at", "is missing");
        var (reversed, reversedAt) = (penalty.Reversed ?? penalty.ReversedAt is not null, WishField.Moment(penalty.ReversedAt));
        var amount = WishField.Amount(penalty.PenaltyAmount, "penalty_amount");
        var cost = amount is { Amount: < 0m } taken ? -taken : amount;   // the vendor's form of money may have a minus; a penalty never pays
        var words = WishField.Clean(penalty.PenaltyReason) ?? "";
        var revision = reversed ? Instant.Later(at, reversedAt)!.Value : at;
        var subject = penalty.RelatedEntityType is { } type && Subjects.TryGetValue(type, out var known) ? known : PenaltySubject.Unknown;
        var about = penalty.RelatedEntityId is { Length: > 0 and <= MostIdLetters } named && named.All(char.IsAsciiLetterOrDigit) ? named : null;
        if (subject == PenaltySubject.Order && about is null) throw new WishFieldException("related_entity_id", "is no order's number");
        var seen = new Fact.PenaltySeen(id, revision.Milliseconds, ReasonOf(words), cost, at, reversed, words.Length > MostWords ? words[..MostWords].TrimEnd() : words);
        return subject == PenaltySubject.Order ? new(seen, subject, new(about!)) : new(seen, subject, null, about);
    }

    private static string Nameless(JsonElement row) => $"without a number, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.GetRawText())).AsSpan(0, 8))}";
}
