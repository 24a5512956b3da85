using static Dropship.Domain.Command;

namespace Dropship.Domain.Tests.Laws;

/// <summary>History only grows: what was said before changes nothing when it is said again, and nothing breaks a fold.</summary>
internal static class ReplayingLaws
{
    internal static string? WritesNothing(History history)
    {
        var chance = new Chance(history.Setting.Seed ^ 11);
        var taken = history.Commits.Where(static commit => commit.Taken.Happened is not null).ToList();
        for (var i = 0; i < taken.Count; i++)
        {
            var command = taken[i].Command;
            for (var again = 0; again < 4; again++)
            {
                var later = again == 0 ? taken[^1].Taken.Order : taken[i + chance.Below(taken.Count - i)].Taken.Order;
                var answer = history.Rules.Take(later, command);
                if (answer.Happened is not null || !ReferenceEquals(answer.Order, later)) return $"said again later, it is written again: {command}";
                if (command is Decide { Wanted: Decision.TryOpened opened } && history.Rules.Take(later, new Decide(opened with { At = opened.At + TimeSpan.FromDays(30), Deadline = opened.Deadline + TimeSpan.FromDays(30) })) is { Happened: { } twice }) return $"said again later with a later time, it is written again: {twice}";
            }
        }

        return null;
    }

    internal static string? FoldsAll(History history)
    {
        var chance = new Chance(history.Setting.Seed ^ 12);
        var odd = new Oddities(chance, 1_000_000_000_000m);
        var order = chance.Of(50) ? new Order(new OrderKey(new("other"), new("o-2"))) : history.Commits[^1].Taken.Order;
        var own = history.Events.ToList();
        for (var count = 0; count < 60; count++)
        {
            var happened = chance.Of(40) ? own[chance.Below(own.Count)] : odd.Draw();
            try
            {
                order = history.Rules.Evolve(order, happened);
            }
            catch (Exception thrown)
            {
                return $"{thrown.GetType().Name} on {happened}: {thrown.Message}";
            }
        }

        return Misread(history, chance);
    }

    // Readings too bear what makes no sense, as far as its sums can be money at all.
    private static string? Misread(History history, Chance chance)
    {
        var order = history.Commits[chance.Below(history.Commits.Count)].Taken.Order;
        var odd = new Oddities(chance, 1_000m);
        var now = World.Start + TimeSpan.FromDays(chance.Below(40));
        try
        {
            for (var count = 0; count < 6; count++) order = history.Rules.Evolve(order, odd.DrawFact());
            history.Rules.Next(order, history.World.Policies, now, default);
            history.Rules.Phase(order, now);
            history.Rules.Transfers(order);
            order.IsOpen(now);
            return null;
        }
        catch (Exception thrown)
        {
            return $"{thrown.GetType().Name} on reading {order.Key}: {thrown.Message}\n{thrown.StackTrace}";
        }
    }

    internal static string? Compares(History history)
    {
        var copies = history.Rules.Copy;
        foreach (var (original, other) in history.Events.Zip(history.Events.Reverse().Select(copies)))
        {
            var copy = copies(original);
            if (!copy.Equals(original) || copy.GetHashCode() != original.GetHashCode()) return $"differs from its own copy: {original}";
            if (other.GetType() != original.GetType()) continue;
            foreach (var parameter in Copies.Parameters(original.GetType()))
                if (original.GetType().GetProperty(parameter.Name!)!.GetValue(other) is var value && !Equals(value, original.GetType().GetProperty(parameter.Name!)!.GetValue(original)) && Copies.With(original, parameter.Name!, value).Equals(original))
                    return $"{original.GetType().Name} does not tell two values of {parameter.Name} apart";
        }

        return null;
    }
}
