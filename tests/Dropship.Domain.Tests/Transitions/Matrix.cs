namespace Dropship.Domain.Tests.Transitions;

/// <summary>What a command does in a stage, found by asking: accepted without or with a new stage, known already, or refused with its code.</summary>
internal sealed record Cell(string Stage, string Command, string? Refused, bool IsKnown, string After)
{
    internal string Text => Refused ?? (IsKnown ? "·" : After == Stage ? "✓" : $"→ {After}");
}

internal sealed record Matrix(IReadOnlyList<Stage> Stages, IReadOnlyList<string> Facts, IReadOnlyList<string> Decisions, IReadOnlyDictionary<(string Stage, string Command), Cell> Cells)
{
    internal static Matrix Of(IReadOnlyList<Stage> stages)
    {
        var (facts, decisions, cells) = (new List<string>(), new List<string>(), new Dictionary<(string, string), Cell>());
        foreach (var stage in stages)
        {
            var sample = stage.Build();
            stage.Read(sample).ShouldBe(stage.Name, $"the representative of {stage.Name} is not in its stage\n{sample.Transcript}");
            foreach (var (name, fact) in Commands.Facts(sample))
            {
                if (!facts.Contains(name)) facts.Add(name);
                cells.Add((stage.Name, name), Tell(stage, name, fact));
            }

            foreach (var (name, decision) in Commands.Decisions(sample))
            {
                if (!decisions.Contains(name)) decisions.Add(name);
                cells.Add((stage.Name, name), Decide(stage, name, decision));
            }
        }

        return new(stages, facts, decisions, cells);
    }

    private static Cell Tell(Stage stage, string name, Fact fact)
    {
        var order = stage.Build();
        var before = order.Order;
        order.Told(fact);
        return new(stage.Name, name, null, ReferenceEquals(before, order.Order), stage.Read(order));
    }

    private static Cell Decide(Stage stage, string name, Decision decision)
    {
        var order = stage.Build();
        var taken = Fulfilment.Take(order.Order, new Command.Decide(decision));
        taken.Refused?.Because.ShouldNotBeNullOrWhiteSpace($"{stage.Name}, {name}");
        if (taken.Refused is { } refused) return new(stage.Name, name, refused.Code.ToString(), false, stage.Name);
        order.Decides(decision);
        return new(stage.Name, name, null, false, stage.Read(order));
    }
}
