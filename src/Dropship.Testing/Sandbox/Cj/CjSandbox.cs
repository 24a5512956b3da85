using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>
/// CJ Dropshipping (API 2.0) as a request → response machine below /api2.0/v1: tokens, catalogue, stock, freight, the staged purchase,
/// orders that move by the clock, tracking, search, reviews, sourcing, tickets, disputes and webhooks. Errors come with HTTP status 200, as CJ sends them.
/// What the documentation leaves open is said at the option that settles it. An order of payType 2 whose payment fails stays behind UNPAID.
/// </summary>
public sealed class CjSandbox : SandboxVendor
{
    private readonly CjDesk _desk;
    private readonly CjTokens _tokens;
    private readonly CjLimits _limits;
    private readonly CjRoutes _routes;
    private readonly CjMessages _messages;
    private readonly CjShipped _shipped;
    private int _answers;

    /// <summary>A sandbox; with the ledger of an earlier one it goes on where that stopped.</summary>
    /// <param name="options">The catalogue and how it behaves.</param>
    /// <param name="clock">Its time; a second run must not start before <see cref="LastWritten"/>.</param>
    /// <param name="ledger">Its books, which stay the caller's to close; null for books in memory.</param>
    /// <exception cref="InvalidDataException">The ledger holds a line that this sandbox did not write.</exception>
    public CjSandbox(CjSandboxOptions options, TimeProvider clock, SandboxLedger? ledger = null) : base("CJ Dropshipping", clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _desk = new(options, ledger ?? new(), () => Now);
        (_tokens, _limits, _messages, _shipped) = (new(_desk), new(_desk), new(_desk), new(_desk));
        _routes = new(_desk, _tokens, _limits);
    }

    /// <summary>The moment of the newest line in its ledger; null if there is none.</summary>
    public override DateTimeOffset? LastWritten => Alone(() => _desk.State.Last);

    /// <summary>What was really ordered, charged and credited until now.</summary>
    public CjBooks Books => Alone(() => CjReckoning.Books(_desk));

    /// <summary>All parcels that have left by now.</summary>
    public IReadOnlyList<CjShipment> Shipments => Alone<IReadOnlyList<CjShipment>>(() => [.. CjReckoning.Shipments(_desk)]);

    /// <summary>The parcel that bears a number, its own or that of its last mile; null if none such has left.</summary>
    /// <param name="number">The number, in any case.</param>
    public CjShipment? FindShipment(string number) => Alone(() => _shipped.Find(number) is { } parcel ? CjReckoning.Shipment(parcel) : null);

    /// <summary>The webhooks that are due and were not taken yet, the oldest first: to be delivered by the host, or lost.</summary>
    public override IReadOnlyList<SandboxMessage> TakeMessages() => Alone(_messages.Take);

    /// <summary>Puts money on the balance.</summary>
    /// <param name="amount">USD.</param>
    public void TopUp(decimal amount) => Staff(new CjEntry.ToppedUp(Now, amount));

    /// <summary>Changes a variant's price from now on; orders keep theirs.</summary>
    /// <param name="sku">The variant's SKU.</param>
    /// <param name="price">USD a unit.</param>
    public void Reprice(string sku, decimal price) => Staff(new CjEntry.VariantChanged(Now, sku, price, null, null));

    /// <summary>Sets the stock of a variant, before what is confirmed is taken off.</summary>
    /// <param name="sku">The variant's SKU.</param>
    /// <param name="country">ISO-2 code of the warehouse's country.</param>
    /// <param name="units">How many.</param>
    public void Restock(string sku, string country, int units) => Staff(new CjEntry.VariantChanged(Now, sku, null, country, units));

    /// <summary>Kills all tokens: calls that bear one are answered with 1600030.</summary>
    public void KillTokens() => Staff(new CjEntry.TokensKilled(Now));

    /// <summary>A person pays an order of payType 1 on CJ's page, from the balance.</summary>
    /// <param name="orderNumber">The caller's own number.</param>
    /// <returns>Whether it was paid.</returns>
    public bool PayOnPage(string orderNumber) => Alone(() => _desk.State.Find(orderNumber) is { } order && new CjPaying(_desk).Pay([order], 0).Code == 200);

    /// <inheritdoc />
    protected override SandboxAnswer Answer(SandboxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reply = Reply(request);
        JsonObject body = new() { ["code"] = reply.Code, ["result"] = reply.Code is 200 or 0, ["message"] = reply.Message, ["data"] = reply.Data, ["requestId"] = Seeded.Guid(_desk.Options.Seed, $"request/{++_answers}") };
        if (_desk.Options.PointsPerDay is { } total)
        {
            body["success"] = reply.Code is 200 or 0;
            body["pointsInfo"] = new JsonObject { ["usedToday"] = total - _limits.Remaining, ["remaining"] = _limits.Remaining, ["total"] = total };
        }

        return LooseJson.Answer(body, reply.Status);
    }

    private CjReply Reply(SandboxRequest request)
    {
        if (_routes.Find(request.Path) is not { } route) return CjReply.No(CjCodes.NoInterface);
        if (route.Verb != request.Method) return CjReply.No(CjCodes.WrongVerb);
        if (route.Pace != CjPace.Tokens && _tokens.Refuse(request.Header("CJ-Access-Token")) is { } stranger) return stranger;
        if (_limits.Refuse(route) is { } tooMuch) return tooMuch;
        if (!route.HasBody) return route.Answer(new(request, default));
        if (request.Body.IsEmpty) return route.Path == "/authentication/logout" ? route.Answer(new(request, default)) : CjReply.No(CjCodes.NoBody);
        if (request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true) return CjReply.No(CjCodes.WrongContentType);
        return LooseJson.Parse(request.Body) is { ValueKind: JsonValueKind.Object } body ? route.Answer(new(request, body)) : CjReply.No(CjCodes.BadJson);
    }

    private void Staff(CjEntry entry) => Alone(() =>
    {
        _desk.Write(entry);
        return true;
    });
}
