using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Requests to find goods: each makes a search of its own, and what is found is known after a while. Answered with code 0, as CJ does on these pages.</summary>
internal sealed class CjSourcing(CjDesk desk)
{
    private const int MostIds = 100;

    internal CjReply Create(CjCall call)
    {
        if (call.Body.Text("productName") is not { Length: > 0 } name || call.Body.Text("productImage") is not { Length: > 0 }) return CjReply.No(CjCodes.Parameter);
        var id = $"{desk.State.Sourcing.Count + 1}";
        desk.Write(new CjEntry.SourcingAsked(desk.Now, id, name));
        return new(0, "Success", new JsonObject { ["cjSourcingId"] = id, ["result"] = "success" });
    }

    internal CjReply Query(CjCall call)
    {
        var ids = call.Body.Items("sourceIds").Select(LooseJson.Text).OfType<string>().ToHashSet();
        if (ids.Count is 0 or > MostIds) return CjReply.No(CjCodes.Parameter);
        return new(0, "Success", LooseJson.List(desk.State.Sourcing.Where(asked => ids.Contains(asked.Id)).Select(asked => (JsonNode)Tell(asked))));
    }

    private JsonObject Tell(CjEntry.SourcingAsked asked)
    {
        var isOver = desk.Now >= asked.At + desk.Options.SourcingTakes;
        var found = isOver && desk.Options.Sourced?.Invoke(asked.Name) is { } sku ? desk.Variant(null, sku) : null;
        return new()
        {
            ["sourceId"] = asked.Id, ["sourceNumber"] = $"S{asked.Id}", ["productId"] = "", ["variantId"] = "", ["shopId"] = "", ["shopName"] = "",
            ["sourceStatus"] = isOver ? found is null ? 7 : 5 : 1, ["sourceStatusStr"] = isOver ? found is null ? "Search failed" : "Search succeeded" : "Pending",
            ["cjProductId"] = found?.Pid, ["cjVariantSku"] = found?.Sku,
        };
    }
}
