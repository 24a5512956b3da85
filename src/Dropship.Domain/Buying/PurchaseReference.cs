namespace Dropship.Domain;

/// <summary>Our number on a supplier's order: derived from shop, order and round, so that it is the same whenever it is made.</summary>
public static class PurchaseReference
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The reference of a purchase: <c>ds-</c>, 24 characters, and the round; at most 32 letters a-z, digits and hyphens.</summary>
    /// <param name="order">The order.</param>
    /// <param name="round">The purchase.</param>
    public static string Of(OrderKey order, int round)
    {
        // Two independent FNV-1a sums: 120 of their bits name the order. A name, not a secret.
        var (one, other) = (14695981039346656037UL, 1099511628211UL * 31);
        foreach (var letter in $"{order.Shop.Value}\n{order.Id.Value}")
        {
            one = (one ^ letter) * 1099511628211UL;
            other = (other ^ ((ulong)letter << 7) ^ (one >> 29)) * 6364136223846793005UL + 1442695040888963407UL;
        }

        return string.Create(27, (one, other), static (text, sums) =>
        {
            "ds-".CopyTo(text);
            for (var i = 0; i < 12; i++)
            {
                text[3 + i] = Digits[(int)((sums.one >> (i * 5)) & 31)];
                text[15 + i] = Digits[(int)((sums.other >> ((i * 5) + 4)) & 31)];
            }
        }) + "-" + round.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
