namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What a path is for: its template, and the id in it.</summary>
internal readonly record struct WishRoute(string Template, string Id = "")
{
    private const string Root = "/api/v3/";

    internal static WishRoute Of(string path)
    {
        var parts = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..].Split('/') : [];
        return parts switch
        {
            ["orders", "shipping_carriers" or "bulk_get"] => new(path),
            ["orders", var id] => new(Root + "orders/{id}", id),
            ["orders", var id, var part] => new($"{Root}orders/{{id}}/{part}", id),
            _ => new(path),
        };
    }
}
