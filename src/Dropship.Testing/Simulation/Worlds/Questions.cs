using Dropship.Domain;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>What the buyer asks, and what the shop did about it: the marketplace's own truth.</summary>
internal sealed class Questions(World world)
{
    private readonly Dictionary<string, InquirySeen> _all = [];
    private readonly HashSet<(string Inquiry, int No)> _acts = [];

    internal void Ask(string id) => world.Hear(_all[id] = new(id, 1, InquiryKind.AboutOrder, InquiryState.AwaitsShop, world.Now, world.Now, [new(InquiryParty.Buyer, world.Now)]));

    internal bool IsDone(TryKey key) => _acts.Contains((key.Name, key.No));

    internal Reply Act(TryKey key, InquiryAct act)
    {
        var seen = _all[key.Name];
        if (IsDone(key)) return Reply.Yes(seen);
        if (!seen.State.Takes(act)) return Reply.No(DeclineReason.TooLate);
        _acts.Add((key.Name, key.No));
        var state = act switch { InquiryAct.Reply => InquiryState.AwaitsBuyer, InquiryAct.Escalate => InquiryState.AwaitsMarketplace, InquiryAct.Close => InquiryState.Closed, _ => InquiryState.AwaitsShop };
        return Reply.Yes(_all[key.Name] = seen with { Revision = seen.Revision + 1, State = state, ChangedAt = world.Now, Turns = act == InquiryAct.Reply ? seen.Turns.Add(new(InquiryParty.Shop, world.Now)) : seen.Turns });
    }
}
