namespace Dropship.Domain;

// Identities are values that cannot be confused with each other; default throws on use.

/// <summary>One shop: one account at one marketplace. Part of every key, so that shops never see each other.</summary>
public readonly record struct ShopId : IComparable<ShopId>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 64 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public ShopId(string value) => _value = Text.Require(value, nameof(ShopId), 64);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(ShopId));

    /// <inheritdoc />
    public int CompareTo(ShopId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The marketplace's own number of an order.</summary>
public readonly record struct OrderId : IComparable<OrderId>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 128 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public OrderId(string value) => _value = Text.Require(value, nameof(OrderId), 128);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(OrderId));

    /// <inheritdoc />
    public int CompareTo(OrderId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The marketplace's own number of an order line; opaque, never parsed. With an item's name behind it, it names that item of the bundle that the line sells.</summary>
public readonly record struct LineId : IComparable<LineId>
{
    /// <summary>What stands between a line and an item of it.</summary>
    public const char ItemMark = '~';

    /// <summary>The most characters of an item's name.</summary>
    public const int MostItem = 20;

    private readonly string? _value;

    /// <summary>Takes 1 to 128 characters without control characters or outer blanks; 21 more with an item's name behind.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public LineId(string value) => _value = Text.Require(value, nameof(LineId), value?.Contains(ItemMark, StringComparison.Ordinal) == true ? 129 + MostItem : 128);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(LineId));

    /// <summary>The name of one item of the bundle that this line sells.</summary>
    /// <param name="item">What the item is called: 1 to 20 characters, none of them <c>~</c>.</param>
    /// <exception cref="ArgumentException">The name is empty, too long, has outer blanks, or holds a character that is not allowed.</exception>
    public LineId Item(string item) => Text.Require(item, nameof(item), MostItem).Contains(ItemMark, StringComparison.Ordinal) ? throw new ArgumentException($"An item's name does not hold {ItemMark}; this one is {item}.", nameof(item)) : new($"{Value}{ItemMark}{item}");

    /// <summary>True for the line itself and for the items of its bundle.</summary>
    /// <param name="other">A line, or an item of one.</param>
    public bool Owns(LineId other)
    {
        var (line, text) = (Value, other.Value);
        return text.Length == line.Length ? text == line : text.Length > line.Length && text[line.Length] == ItemMark && text.StartsWith(line, StringComparison.Ordinal);
    }

    /// <inheritdoc />
    public int CompareTo(LineId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>One account at one supplier, named by the shop.</summary>
public readonly record struct SupplierId : IComparable<SupplierId>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 64 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public SupplierId(string value) => _value = Text.Require(value, nameof(SupplierId), 64);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(SupplierId));

    /// <inheritdoc />
    public int CompareTo(SupplierId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The supplier's own number of an order.</summary>
public readonly record struct SupplierOrderId : IComparable<SupplierOrderId>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 128 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public SupplierOrderId(string value) => _value = Text.Require(value, nameof(SupplierOrderId), 128);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(SupplierOrderId));

    /// <inheritdoc />
    public int CompareTo(SupplierOrderId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>The marketplace's own number of a payout line.</summary>
public readonly record struct PayoutId : IComparable<PayoutId>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 128 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public PayoutId(string value) => _value = Text.Require(value, nameof(PayoutId), 128);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(PayoutId));

    /// <inheritdoc />
    public int CompareTo(PayoutId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A carrier's name as the supplier or the shop spells it, for example <c>YunExpress</c>.</summary>
public readonly record struct CarrierCode : IComparable<CarrierCode>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 64 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public CarrierCode(string value) => _value = Text.Require(value, nameof(CarrierCode), 64);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(CarrierCode));

    /// <inheritdoc />
    public int CompareTo(CarrierCode other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A stock-keeping unit as the shop or the supplier names it.</summary>
public readonly record struct Sku : IComparable<Sku>
{
    private readonly string? _value;

    /// <summary>Takes 1 to 128 characters without control characters or outer blanks.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, too long, has outer blanks or control characters.</exception>
    public Sku(string value) => _value = Text.Require(value, nameof(Sku), 128);

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(Sku));

    /// <inheritdoc />
    public int CompareTo(Sku other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
