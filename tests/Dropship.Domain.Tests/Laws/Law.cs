namespace Dropship.Domain.Tests.Laws;

/// <summary>A law: what it says, and a checker that names the first place where a history breaks it.</summary>
internal sealed record Law(string Name, string Says, Func<History, string?> Broken)
{
    public override string ToString() => Name;
}

/// <summary>All laws, L1 to L15.</summary>
internal static class LawBook
{
    internal static IReadOnlyList<Law> All { get; } =
    [
        new("L1", "Per demanded unit at most one live paid purchase, by the suppliers' own books.", BuyingLaws.BoughtOnce),
        new("L7", "Every open order has a wake-up; nothing becomes due before it; no todo repeats at one instant; an order that stands still has asked a person.", WakingLaws.Wakes),
        new("L10", "Facts in any order, any repetition and any position among the same decisions fold to an equal order; a fact is never refused, and a known one leaves the same instance.", FoldingLaws.Commutes),
        new("L15", "Next never proposes what Take refuses, and its decisions end.", ProposingLaws.Proposes),
    ];

    internal static Law Of(string name) => All.First(law => law.Name == name);
}
