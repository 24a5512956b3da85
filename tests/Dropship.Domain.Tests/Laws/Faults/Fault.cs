namespace Dropship.Domain.Tests.Laws;

/// <summary>A planted fault: rules that break one law, to see that its checker finds out.</summary>
internal sealed record Fault(string Law, string Name, Rules Rules)
{
    /// <summary>Every planted fault.</summary>
    internal static IReadOnlyList<Fault> All { get; } = [.. BuyingFaults.All, .. SendingFaults.All, .. ShippingFaults.All, .. WakingFaults.All, .. FoldingFaults.All, .. MoneyFaults.All, .. TellingFaults.All];

    public override string ToString() => $"{Law}: {Name}";
}
