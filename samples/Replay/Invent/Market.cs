using Dropship.Domain;
using Replay.Record;

namespace Replay.Invent;

/// <summary>Sellers, products and towns that orders are invented from.</summary>
public sealed class Market(long seed, int orders)
{
    private static readonly SourcePlace[] Towns =
    [
        new("01310", "sao paulo", "SP"), new("04538", "sao paulo", "SP"), new("20040", "rio de janeiro", "RJ"), new("30130", "belo horizonte", "MG"),
        new("40020", "salvador", "BA"), new("80010", "curitiba", "PR"), new("90010", "porto alegre", "RS"), new("50030", "recife", "PE"),
        new("60025", "fortaleza", "CE"), new("70040", "brasilia", "DF"), new("69005", "manaus", "AM"), new("66010", "belem", "PA"),
        new("13450", "santa barbara d'oeste", "SP"), new("13840", "mogi-guacu", "SP"), new("88010", "florianópolis", "SC"), new("05010", "são paulo", "SP"),
    ];

    private readonly int _products = Math.Max(8, orders * 7 / 10);
    private readonly int _sellers = Math.Max(4, orders / 4);

    /// <summary>A town.</summary>
    public static SourcePlace Town(Chance chance) => Towns[chance.Below(Towns.Length)];

    /// <summary>One unit of some product, by its own seller.</summary>
    public Offer Any(Chance chance) => Product(chance.Below(_products));

    /// <summary>A product of another seller (or of the same one, if asked) than this.</summary>
    public Offer Beside(Offer offer, bool sameSeller) =>
        Product(sameSeller ? offer.Number + _sellers : offer.Number + 1 + (offer.Number % 2));

    // Cheap things are common and dear ones rare: the cube of an even chance.
    private Offer Product(int number)
    {
        var chance = new Chance(seed, "product", number);
        var dear = chance.Below(1000) / 1000m;
        var price = decimal.Round(2.9m + (dear * dear * dear * 900m), 1) + (chance.Hits(5000) ? 0.09m : 0m);
        var freight = chance.Between(700, 4500) / 100m;
        return new(number, chance.Id(), new Chance(seed, "seller", number % _sellers).Id(), Reais.Of(price), Reais.Of(freight));
    }
}

/// <summary>A product as one seller sells it.</summary>
public sealed record Offer(int Number, string Product, string Seller, Money Price, Money Freight);
