using System.Collections.Frozen;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>A variant that the sandbox sells.</summary>
/// <param name="Sku">Its SKU; what stands before the last hyphen is the SKU of its product.</param>
public sealed record CjSandboxVariant(string Sku)
{
    /// <summary>Its id, the key of an order's line.</summary>
    /// <value>Nineteen digits drawn from the SKU.</value>
    public string Vid { get; init; } = Seeded.Digits(1, "vid/" + Sku, 18) + "0";

    /// <summary>What people call it.</summary>
    /// <value>The SKU.</value>
    public string Name { get; init; } = Sku;

    /// <summary>What CJ sells a unit for, in USD.</summary>
    /// <value>5.00.</value>
    public decimal Price { get; init; } = 5.00m;

    /// <summary>Grams of a packed unit.</summary>
    /// <value>200.</value>
    public int Grams { get; init; } = 200;

    /// <summary>Units that the stock calls show, by the ISO-2 code of the warehouse's country.</summary>
    /// <value>10,000 in China.</value>
    public IReadOnlyDictionary<string, int> Stock { get; init; } = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("CN", 10_000)]);

    /// <summary>Stock is shown, yet none is left when an order is confirmed.</summary>
    /// <value>False.</value>
    public bool GoneAtConfirm { get; init; }

    /// <summary>It can be seen but not ordered (1602003).</summary>
    /// <value>False.</value>
    public bool OffSale { get; init; }

    /// <summary>What becomes of every order that holds it; null for what the options say.</summary>
    /// <value>Null.</value>
    public CjFate? Fate { get; init; }

    /// <summary>What stands before the last hyphen of its SKU: variants that share it are one product.</summary>
    public string ProductSku => Sku.LastIndexOf('-') is > 0 and var end ? Sku[..end] : Sku;

    /// <summary>The id of its product.</summary>
    public string Pid => Seeded.Guid(1, "pid/" + ProductSku).ToUpperInvariant();
}
