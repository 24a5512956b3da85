using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>Stops, resumes, deletes and corrects what is registered.</summary>
internal sealed class TrackLife(TrackDesk desk)
{
    private const int MostChanges = 5;

    internal SandboxAnswer Stop(JsonElement body) => TrackAnswers.Each(body, item => With(item, view =>
    {
        if (view.StoppedAt is not null) return TrackResult.No(TrackCodes.NotTracked);
        desk.Write(new TrackEntry.Stopped(desk.Now, view.Registration.No));
        return TrackResult.Done(view.Registration);
    }));

    internal SandboxAnswer Retrack(JsonElement body) => TrackAnswers.Each(body, item => With(item, view =>
    {
        if (view.StoppedAt is not { } stopped) return TrackResult.No(TrackCodes.NotStopped);
        if (view.Registration.IsRetracked) return TrackResult.No(TrackCodes.RetrackedBefore);
        desk.Write(new TrackEntry.Retracked(desk.Now, view.Registration.No, stopped));
        return TrackResult.Done(view.Registration);
    }));

    internal SandboxAnswer Delete(JsonElement body) => TrackAnswers.Each(body, item => With(item, view =>
    {
        desk.Write(new TrackEntry.Deleted(desk.Now, view.Registration.No));
        return TrackResult.Done(view.Registration);
    }));

    /// <summary>Sends the webhook of what is known once more.</summary>
    internal SandboxAnswer Push(JsonElement body) => TrackAnswers.Each(body, item => With(item, view =>
    {
        if (view.Latest is null) return TrackResult.No(TrackCodes.NothingYet);
        desk.Write(new TrackEntry.Pushed(desk.Now, view.Registration.No));
        return TrackResult.Done(view.Registration);
    }));

    internal SandboxAnswer ChangeInfo(JsonElement body) => TrackAnswers.Each(body, item => With(item, view =>
    {
        var items = item.Raw.Member("items");
        TrackEntry.InfoChanged changed = new(desk.Now, view.Registration.No, items.Text("tag"), items.Text("lang"), items.Text("order_no"));
        if (changed is { Tag: null, Lang: null, OrderNo: null }) return TrackResult.No(TrackCodes.NothingToChange);
        desk.Write(changed);
        return TrackResult.Done(view.Registration);
    }));

    internal SandboxAnswer ChangeCarrier(JsonElement body) => TrackAnswers.Each(body, ChangeCarrier);

    private TrackResult ChangeCarrier(TrackItem item)
    {
        var found = desk.Find(item.Number!, item.Raw.Whole("carrier_old"));
        if (found.Count == 0) return TrackResult.No(desk.Find(item.Number!, null).Count == 0 ? TrackCodes.NotRegistered : TrackCodes.OldCarrierWrong);
        if (found.Count > 1) return TrackResult.No(TrackCodes.SeveralCarriers);
        if (item.Raw.Whole("carrier_new") is not { } carrier) return TrackResult.No(TrackCodes.NoNewCarrier);
        if (Refuse(found[0], carrier) is { } code) return TrackResult.No(code);
        desk.Write(new TrackEntry.CarrierChanged(desk.Now, found[0].Registration.No, carrier));
        return TrackResult.Done(new JsonObject { ["number"] = item.Number, ["carrier_old"] = found[0].Registration.Carrier, ["carrier_new"] = carrier });
    }

    private int? Refuse(TrackView view, int carrier)
    {
        if (!TrackCarriers.IsKnown(carrier) && !desk.Options.MoreCarriers.Contains(carrier)) return TrackCodes.NewCarrierWrong;
        if (view.Registration.Carrier == carrier) return TrackCodes.SameCarrier;
        if (view.StoppedAt is not null) return TrackCodes.StoppedNumber;
        if (view.Registration.CarrierChanges >= MostChanges) return TrackCodes.ChangesUsed;
        if (!view.HasResult) return TrackCodes.TooEarly;
        return desk.Find(view.Registration.Number, carrier).Count > 0 ? TrackCodes.HasThatCarrier : null;
    }

    /// <summary>Finds the one registration that an item means.</summary>
    private TrackResult With(TrackItem item, Func<TrackView, TrackResult> work) => desk.Find(item.Number!, item.Carrier) switch
    {
        [] => TrackResult.No(TrackCodes.NotRegistered),
        [var only] => work(only),
        _ => TrackResult.No(TrackCodes.Ambiguous),
    };
}
