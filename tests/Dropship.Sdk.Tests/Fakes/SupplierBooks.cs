using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What the supplier knows. It is careless: a reference that comes twice is bought twice, so that the books show it.</summary>
internal sealed class SupplierBooks(TimeProvider clock, SupplierTerms terms)
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    public SupplierTerms Terms => terms;

    public DisputeBooks Disputes { get; } = new(clock);

    public Money Cost { get; set; } = new(30m, new("EUR"));

    /// <summary>How long a quote holds; null for ever.</summary>
    public TimeSpan? QuotesFor { get; set; }

    public Quote Quote() => new(Cost, QuotesFor is { } span ? Now + span : null);

    public Money Wallet { get; set; } = new(1_000_000m, new("EUR"));

    /// <summary>Where new orders were sent.</summary>
    public List<Address?> Addresses { get; } = [];

    /// <summary>What new orders asked for.</summary>
    public List<SupplierLine> Lines { get; } = [];

    /// <summary>Set, every new order is refused for this reason.</summary>
    public DeclineReason Declines { get; set; }

    /// <summary>Set, nothing is cancelled any more.</summary>
    public bool RefusesCancels { get; set; }

    /// <summary>How often money was taken, by our reference.</summary>
    public IReadOnlyDictionary<string, int> Charges
    {
        get
        {
            lock (_lock) return _entries.Where(entry => entry.PaidAt is not null).GroupBy(entry => entry.Reference).ToDictionary(group => group.Key, group => group.Count());
        }
    }

    public PurchaseReceipt Carry(PurchaseRequest request)
    {
        lock (_lock)
        {
            if (request.Step == PurchaseStep.Create)
            {
                if (Declines != DeclineReason.None) return new(Outcome.Rejected, Reason: Declines, Code: "no");
                Addresses.Add(request.Address);
                Lines.AddRange(request.Lines);
                _entries.Add(new(request.Reference, new($"so-{_entries.Count + 1}"), SupplierOrderStatus.Draft));
            }

            var place = request.Own is { } own ? _entries.FindIndex(entry => entry.Id == own.Id) : _entries.Count - 1;
            if (place < 0) return new(Outcome.Rejected, Reason: DeclineReason.Invalid);
            var status = terms.ResultOf(request.Step);
            if (status == SupplierOrderStatus.Paid && Wallet < Cost) return new(Outcome.Rejected, Reason: DeclineReason.Funds);
            var entry = _entries[place] with { Status = status };
            if (status == SupplierOrderStatus.Paid && entry.PaidAt is null) (entry, Wallet) = (entry with { PaidAt = Now, Charged = Cost }, Wallet - Cost);
            _entries[place] = entry;
            return new(Outcome.Done, [entry.Shown]);
        }
    }

    public IReadOnlyList<SupplierOrder> Find(string reference)
    {
        lock (_lock) return [.. _entries.Where(entry => entry.Reference == reference).Select(entry => entry.Shown)];
    }

    public SupplierReading? Read(SupplierOrderId id)
    {
        lock (_lock)
            return _entries.Find(entry => entry.Id == id) is { } entry
                ? new(entry.Shown, entry.ShippedAt is { } at ? [new(entry.Number, new("YunExpress"), entry.Packed, at)] : [])
                : Disputes.Read(id);
    }

    /// <summary>Left out when many are asked for at once.</summary>
    public HashSet<SupplierOrderId> LeftOut { get; } = [];

    /// <summary>Refused, and with it all that is asked for at once.</summary>
    public HashSet<SupplierOrderId> Spoils { get; } = [];

    public IReadOnlyList<SupplierReading> ReadMany(IReadOnlyList<SupplierOrderId> ids) =>
        ids.Any(Spoils.Contains) ? throw new ProviderException(ProviderFault.Rejected, "mill", "one of them is not yours") : [.. ids.Where(id => !LeftOut.Contains(id)).Select(Read).OfType<SupplierReading>()];

    public PurchaseReceipt Cancel(SupplierOrderId id)
    {
        lock (_lock)
        {
            var place = _entries.FindIndex(entry => entry.Id == id);
            if (place < 0) return new(Outcome.Rejected, Reason: DeclineReason.Invalid);
            if (RefusesCancels || _entries[place].ShippedAt is not null) return new(Outcome.Rejected, Reason: DeclineReason.TooLate, Code: "shipped");
            _entries[place] = _entries[place] with { Cancelled = true };
            return new(Outcome.Done, [_entries[place].Shown]);
        }
    }

    /// <summary>Hands over what was paid until a moment, and says what; all of it, or these units of each.</summary>
    public IReadOnlyList<TrackingNumber> Ship(Instant paidUntil, Few<LineUnits> packed = default)
    {
        List<TrackingNumber> shipped = [];
        lock (_lock)
            for (var i = 0; i < _entries.Count; i++)
                if (_entries[i] is { Cancelled: false, ShippedAt: null, PaidAt: { } paid } && paid <= paidUntil)
                {
                    _entries[i] = _entries[i] with { ShippedAt = Now, Status = packed.IsEmpty ? SupplierOrderStatus.Shipped : SupplierOrderStatus.PartShipped, Packed = packed };
                    shipped.Add(_entries[i].Number);
                }

        return shipped;
    }

    private Instant Now => Instant.From(clock.GetUtcNow());

    private sealed record Entry(string Reference, SupplierOrderId Id, SupplierOrderStatus Status, Money? Charged = null, Instant? PaidAt = null, Instant? ShippedAt = null, bool Cancelled = false, Few<LineUnits> Packed = default)
    {
        public TrackingNumber Number => new($"YT{Id.Value.Replace("so-", "", StringComparison.Ordinal).PadLeft(8, '0')}");

        public SupplierOrder Shown => new(Id, Status) { Charged = Charged, Credited = Cancelled ? Charged : null, Cancelled = Cancelled };
    }
}
