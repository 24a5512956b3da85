namespace Dropship.Chaos.Worker;

/// <summary>Stands around every call to a vendor: says that it is made, and holds at the points before and after a call that spends.</summary>
internal sealed class WatchedCalls(Line line, Points points) : DelegatingHandler
{
    internal static bool Spends(string? path) => path?.Split('/')[^1] is "createOrderV2" or "addCart" or "addCartConfirm" or "saveGenerateParentOrder" or "payBalanceV2";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        var spends = Spends(path);
        line.Say(Line.Call, path);
        if (spends) await points.ComeToAsync(Points.BeforeWire);
        var response = await base.SendAsync(request, cancellationToken);
        if (spends) await points.ComeToAsync(Points.AfterWire);
        return response;
    }
}
