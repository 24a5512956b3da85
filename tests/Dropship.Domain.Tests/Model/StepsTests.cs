using System.Text.RegularExpressions;

namespace Dropship.Domain.Tests.Model;

/// <summary>Every step of the model has its counterpart in C#, and every step of the exploration is one of the model's.</summary>
public sealed class StepsTests
{
    private static readonly string Model = Read();

    [Fact]
    public void Every_label_and_process_of_the_model_has_its_row()
    {
        // The buyer who cancels is of the wider configurations; init and the ends of the environment do nothing.
        var named = Regex.Matches(Model, @"^(?<name>[a-z]+):|proctype (?<name>\w+)|^inline (?<name>\w+)|^#define (?<name>DIE)\b", RegexOptions.Multiline).Select(match => match.Groups["name"].Value).Except(["end", "endw", "Buyer"]);
        named.Except(Steps.All.Select(step => step.InModel)).ShouldBeEmpty("the model has steps that nothing in C# stands beside");
    }

    [Fact]
    public void Every_row_stands_in_the_model()
    {
        foreach (var step in Steps.All) Model.ShouldContain(step.InModel, customMessage: $"{step.Move}: the model has no '{step.InModel}'");
    }

    [Fact]
    public void Every_row_names_a_member_that_exists()
    {
        foreach (var step in Steps.All)
            (step.Of.GetMember(step.InCode).Length > 0 || step.Of.GetNestedType(step.InCode) is not null).ShouldBeTrue($"{step.Of.Name} has no {step.InCode}");
    }

    [Fact]
    public void Every_move_has_its_row() => Enum.GetValues<Move>().Except(Steps.All.Select(step => step.Move)).ShouldBeEmpty();

    [Fact]
    public void Every_move_is_taken_by_the_explorations()
    {
        // A small world of each kind: what none of them reaches, nothing explores.
        Setup[] small = [Setup.A with { Crashes = 1, Hours = 1 }, Setup.B with { Crashes = 0, Hours = 1 }, Setup.D with { Crashes = 0, Hours = 1 }];
        var taken = small.SelectMany(setup => new Exploration(setup).Taken).ToHashSet();
        Enum.GetValues<Move>().Except(taken).ShouldBeEmpty("nothing explores these");
    }

    private static string Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder!.FullName, "docs", "models", "purchase.pml"));
    }
}
