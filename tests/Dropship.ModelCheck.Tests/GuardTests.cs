using Dropship.ModelCheck.Guarding;
using Dropship.ModelCheck.Searching;
using Xunit.Abstractions;

namespace Dropship.ModelCheck.Tests;

/// <summary>Every guard is needed: without it the search finds the shortest way to what it keeps from happening. With all of them there is none.</summary>
public sealed class GuardTests(ITestOutputHelper output)
{
    private const int Shallow = 12;
    private const int Deep = 30;

    public static TheoryData<string> Guarded => [.. Guards.All.Select(static guard => guard.Name)];

    public static TheoryData<string> Named => [.. Scenarios.All.Select(static scenario => scenario.Name)];

    [Theory, MemberData(nameof(Guarded))]
    public void Without_a_guard_a_counter_example_is_found(string name)
    {
        var guard = Guards.All.Single(each => each.Name == name);
        var found = Enumeration.Run(guard.Scenario, guard.Rules, Deep);
        output.WriteLine($"{name}: {found.States} states, {found.Trace.Count} steps: {found.Broken}\n{string.Join('\n', found.Trace)}");
        found.Broken.ShouldNotBeNull().ShouldStartWith(guard.Property);
        found.Trace.ShouldAllBe(static step => step.Length > 0);
        Enumeration.Run(guard.Scenario, Rules.Real, Math.Min(found.Trace.Count, Shallow)).Broken.ShouldBeNull("with the guard it does not happen");
    }

    [Theory, MemberData(nameof(Named))]
    public void With_every_guard_there_is_none(string name)
    {
        var scenario = Scenarios.All.Single(each => each.Name == name);
        var found = Enumeration.Run(scenario, Rules.Real, Shallow);
        output.WriteLine($"{name}: {found.States} states, depth {found.Depth}");
        found.Broken.ShouldBeNull(string.Join('\n', found.Trace));
        found.States.ShouldBeGreaterThan(300);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("d")]
    public void Without_faults_every_world_is_reached_and_none_is_broken(string name)
    {
        var found = Enumeration.Run(Scenarios.All.Single(each => each.Name == name) with { Faults = 0 }, Rules.Real, 100);
        output.WriteLine($"{name}: {found.States} states, depth {found.Depth}");
        found.Broken.ShouldBeNull(string.Join('\n', found.Trace));
        found.IsWhole.ShouldBeTrue();
        found.States.ShouldBeGreaterThan(30_000);
    }
}
