namespace Dropship.CjDropshipping;

/// <summary>A way to ship an order that is there, USD.</summary>
internal sealed record CjRouteWire
{
    public string? Id { get; init; }

    public string? LogisticsName { get; init; }

    public decimal? Postage { get; init; }

    public string? HasStock { get; init; }

    public string? IsChecked { get; init; }

    public string? StartCountry { get; init; }

    public string? ArrivalTime { get; init; }
}

internal sealed record CjRouteBody(string Id, string OrderCode, string LogisticsName, int From);

internal sealed record CjWarehouseBody(string OrderCode, string StorageId);
