namespace Dropship.Domain.Tests.Transitions;

/// <summary>Ways from stage to stage, found by walking stories step by step; a step is one commit or one wait.</summary>
internal static class Edges
{
    internal static IEnumerable<string> OfPhases(IEnumerable<Scenario> stories) => Draw(
        stories.SelectMany(story => story.Steps).Select(step => (From: step.Before.Phase(step.From).ToString(), To: step.After.Phase(step.To).ToString(), step.By)));

    internal static IEnumerable<string> OfPurchases(IEnumerable<Scenario> stories) => Draw(
        from step in stories.SelectMany(story => story.Steps)
        from purchase in step.After.Purchases.AsEnumerable()
        select (Name(step.Before, purchase.Round, step.From), Name(step.After, purchase.Round, step.To), step.By));

    private static string Name(Order order, int round, Instant at) => order.Purchase(round) is { } purchase ? order.Stage(purchase, at).GetType().Name : "[*]";

    private static IEnumerable<string> Draw(IEnumerable<(string From, string To, string By)> steps) =>
        from step in steps
        where step.From != step.To
        group step.By by (step.From, step.To) into edge
        orderby edge.Key.From, edge.Key.To
        select $"    {edge.Key.From} --> {edge.Key.To} : {string.Join(", ", edge.Distinct().Order(StringComparer.Ordinal).Take(3))}";
}
