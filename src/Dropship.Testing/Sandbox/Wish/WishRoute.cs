namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What a path is for: its template, and the id in it.</summary>
internal readonly record struct WishRoute(string Template, string Id = "")
{
    /// <summary>Where files lie that jobs made. They are fetched without a token.</summary>
    internal const string Files = "/files/invoices/";

    private const string Root = "/api/v3/";

    internal static WishRoute Of(string path)
    {
        if (path.StartsWith(Files, StringComparison.Ordinal)) return new(Files + "{id}", path[Files.Length..]);
        var parts = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return parts switch
        {
            ["orders", "shipping_carriers" or "bulk_get"] => new(path),
            ["payments", "invoices", "bulk_get", var id] => new(Root + "payments/invoices/bulk_get/{id}", id),
            ["penalties", "count"] => new(path),
            ["penalties", var id] => new(Root + "penalties/{id}", id),
            ["products", var id] => new(Root + "products/{id}", id),
            ["orders", var id] => new(Root + "orders/{id}", id),
            ["orders", var id, var part] => new($"{Root}orders/{{id}}/{part}", id),
            ["tickets", var id] => new(Root + "tickets/{id}", id),
            ["tickets", var id, var part] => new($"{Root}tickets/{{id}}/{part}", id),
            _ => new(path),
        };
    }
}
