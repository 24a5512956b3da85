using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Model;

/// <summary>One step of the model beside what takes it in C#.</summary>
/// <param name="Move">What the exploration calls it.</param>
/// <param name="InModel">Where it stands in the model: a label, a process, or a statement.</param>
/// <param name="InCode">The event, command or function that takes it.</param>
internal sealed record Step(Move Move, string InModel, Type Of, string InCode);

/// <summary>The model's steps and ours, side by side (docs/models). The names of the code are taken from the code.</summary>
internal static class Steps
{
    internal static IReadOnlyList<Step> All { get; } =
    [
        new(Move.Take, "again", typeof(Order), nameof(Order.Tries)),                                   // loaded with every try; no lease is needed to read
        new(Move.Journal, "write", typeof(Decision), nameof(TryOpened)),
        new(Move.Gate, "if :: MINE -> skip", typeof(TryOpened), nameof(TryOpened.Deadline)),
        new(Move.NotSent, "if :: MINE -> skip", typeof(Outcome), nameof(Outcome.NotSent)),
        new(Move.Effect, "effect", typeof(Outcome), nameof(Outcome.Done)),
        new(Move.Effect, "payeffect", typeof(Outcome), nameof(Outcome.Done)),
        new(Move.EffectLost, "effect(); ans = UNKNOWN", typeof(Outcome), nameof(Outcome.Unknown)),
        new(Move.Late, "wire++; ans = UNKNOWN", typeof(Outcome), nameof(Outcome.Unknown)),
        new(Move.Lost, ":: ans = UNKNOWN", typeof(Outcome), nameof(Outcome.Unknown)),
        new(Move.Refuse, "ans = NO", typeof(Outcome), nameof(Outcome.Rejected)),
        new(Move.Arrive, "Network", typeof(Fact), nameof(SupplierOrderSeen)),
        new(Move.Drop, "Network", typeof(Fact), nameof(AbsenceSeen)),
        new(Move.Time, "Clock", typeof(Try), nameof(Try.IsDoubtful)),
        new(Move.Crash, "DIE", typeof(Try), nameof(Try.IsDoubtful)),
        new(Move.Look, "look", typeof(Todo), nameof(Todo.ResolveDoubt)),
        new(Move.Look, "look", typeof(Fact), nameof(AbsenceSeen)),
        new(Move.Journal, "draft", typeof(TryKind), nameof(TryKind.Create)),
        new(Move.Choose, "chosen = id", typeof(Decision), nameof(DraftChosen)),
        new(Move.Journal, "pay", typeof(TryKind), nameof(TryKind.Pay)),
        new(Move.Record, "record", typeof(Fact), nameof(TryClosed)),
        new(Move.Record, "record", typeof(Fact), nameof(SupplierOrderSeen)),
        new(Move.Close, "st = Refused", typeof(Decision), nameof(PurchaseClosed)),
        new(Move.Park, "park", typeof(AskKind), nameof(AskKind.ResolveDoubt)),
        new(Move.Park, "done", typeof(Purchase), nameof(Purchase.IsBought)),
        new(Move.Take, "Worker", typeof(Fulfilment), nameof(Fulfilment.Next)),
    ];
}
