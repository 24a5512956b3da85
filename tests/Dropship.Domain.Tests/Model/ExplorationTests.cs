using Xunit.Abstractions;

namespace Dropship.Domain.Tests.Model;

/// <summary>The protocol in C# keeps what the model of a purchase keeps (docs/models), and the model's mutants are found here as well.</summary>
public sealed class ExplorationTests(ITestOutputHelper output)
{
    private static readonly Setup[] Kept = [Setup.A, Setup.B, Setup.BResending, Setup.C, Setup.D, Setup.DStalling, Setup.DLonger];

    private static readonly (string Name, Setup Setup, string Broken)[] Mutants =
    [
        ("new key per retry", Setup.A with { NewKeys = true }, "twice"),
        ("journal after send, look-up", Setup.B with { JournalsLate = true }, "twice"),
        ("journal after send, neither", Setup.C with { JournalsLate = true }, "twice"),
        ("refusal closes though an attempt is open", Setup.A with { ClosesOnRefusal = true }, "refused"),
        ("pays the draft just made", Setup.DLonger with { PaysNew = true }, "twice"),
        ("resends after settle though workers may stall", Setup.BStalling, "twice"),
    ];

    public static TheoryData<string> KeptNames => [.. Kept.Select(setup => setup.Name)];

    public static TheoryData<string> MutantNames => [.. Mutants.Select(mutant => mutant.Name)];

    [Theory, MemberData(nameof(KeptNames))]
    public void A_kind_keeps_the_four_properties(string name)
    {
        var explored = new Exploration(Kept.Single(setup => setup.Name == name));
        output.WriteLine($"{name}: {explored.States} states");
        explored.Broken.ShouldBeNull(explored.Trace);
        explored.States.ShouldBeGreaterThan(1_000);
    }

    [Theory, MemberData(nameof(MutantNames))]
    public void A_mutant_is_found_with_its_shortest_way(string name)
    {
        var (_, setup, broken) = Mutants.Single(mutant => mutant.Name == name);
        var explored = new Exploration(setup);
        output.WriteLine($"{name}: {explored.States} states\n{explored.Trace}");
        explored.Broken.ShouldBe(broken, explored.Trace);
        explored.Trace.ShouldContain($"'{broken}' does not hold");
    }
}
