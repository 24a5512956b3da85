using Dropship.Testing.Conformance.Cases;

namespace Dropship.Testing.Conformance;

/// <summary>What every store must do, ours and users': hand each case a fresh fixture.</summary>
public static class StoreConformance
{
    /// <summary>All cases. Their names are stable.</summary>
    public static IReadOnlyList<StoreCase> Cases { get; } =
    [
        .. JournalCases.All, .. ConflictCases.All, .. DueCases.All, .. TouchCases.All, .. ParkingCases.All, .. FindCases.All, .. NameCases.All, .. LeaseCases.All, .. SpendingCases.All,
        .. CursorCases.All, .. InboxCases.All, .. TokenCases.All, .. PersonalDataCases.All, .. WordsCases.All, .. BuyerCases.All, .. CancellationCases.All, .. ReopenCases.All,
    ];

    /// <summary>The case of this name.</summary>
    /// <param name="name">The promise in words.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static StoreCase Named(string name) =>
        Cases.FirstOrDefault(known => known.Name == name) ?? throw new ArgumentException($"There is no conformance case '{name}'.", nameof(name));
}
