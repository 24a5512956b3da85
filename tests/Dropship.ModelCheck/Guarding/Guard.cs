namespace Dropship.ModelCheck.Guarding;

/// <summary>A guard of the domain that can be removed.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Says">What it sees to.</param>
/// <param name="Scenario">The scenario in which its absence shows first.</param>
/// <param name="Property">What breaks without it.</param>
/// <param name="Rules">The domain without it.</param>
internal sealed record Guard(string Name, string Says, Scenario Scenario, string Property, Rules Rules);
