using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>A client whose vendor sends messages.</summary>
internal sealed record Sender(string Name, IReadWebhooks Reader, bool IsSupplier);

/// <summary>Who may send a shop messages: each client of it that reads them, by its name in any case.</summary>
internal sealed class Senders
{
    private readonly Dictionary<string, Sender> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<ISupplierDirectory> _directories;

    internal Senders(ShopId shop, IMarketplaceClient marketplace, IEnumerable<ISupplierClient> suppliers, IReadOnlyList<ISupplierDirectory> directories, ICarrierClient? carrier)
    {
        _directories = directories;
        Add(shop, marketplace.Descriptor.Name, marketplace, isSupplier: false);
        foreach (var supplier in suppliers) Add(shop, supplier.Descriptor.Supplier.Value, supplier, isSupplier: true);
        if (carrier is not null) Add(shop, carrier.Descriptor.Name, carrier, isSupplier: false);
    }

    internal Sender? Find(string vendor)
    {
        if (_byName.TryGetValue(vendor, out var known)) return known;
        if (_directories.Count == 0 || AsSupplier(vendor) is not { } supplier) return null;
        foreach (var directory in _directories)
            if (directory.Find(supplier) is { } client)
                return client is IReadWebhooks reader ? new(client.Descriptor.Supplier.Value, reader, IsSupplier: true) : null;
        return null;
    }

    private void Add(ShopId shop, string name, object client, bool isSupplier)
    {
        if (client is not IReadWebhooks reader) return;
        if (!_byName.TryAdd(name, new(name, reader, isSupplier)) && !ReferenceEquals(_byName[name].Reader, reader))
            throw new InvalidOperationException($"Dropship:Shops:{shop}: two clients that take messages are named {name}, so a message would not say whose it is; give each its own name.");
    }

    private static SupplierId? AsSupplier(string vendor)
    {
        try
        {
            return new SupplierId(vendor);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
