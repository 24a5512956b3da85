using Dropship.ModelCheck.Moves;
using Dropship.ModelCheck.Worlds;

namespace Dropship.ModelCheck.Searching;

/// <summary>What a search found.</summary>
/// <param name="States">How many worlds were reached.</param>
/// <param name="Depth">The most steps it took to reach one; of a counter-example, its steps.</param>
/// <param name="IsWhole">False if the bound was met before every world was reached.</param>
/// <param name="Broken">The property that does not hold, or null.</param>
/// <param name="Trace">The shortest way to it, a step a line.</param>
internal sealed record Found(int States, int Depth, bool IsWhole, string? Broken, IReadOnlyList<string> Trace);

/// <summary>Every world that can be reached, breadth first, each once. The first that breaks a property ends the search, so its way is the shortest.</summary>
internal sealed class Enumeration
{
    private readonly List<(int From, int Choice)> _ways = [(-1, 0)];
    private readonly Dictionary<World, int> _reached = [];
    private readonly Setting _setting;
    private readonly Behaviour _behaviour;

    private Enumeration(Setting setting)
    {
        _setting = setting;
        _behaviour = new(setting);
    }

    internal static Found Run(Scenario scenario, Rules rules, int depth, int most = int.MaxValue) => new Enumeration(new(scenario, rules)).Run(depth, most);

    private Found Run(int bound, int most)
    {
        var start = _behaviour.Start();
        _reached[start] = 0;
        List<World> layer = [start], next = [];
        for (var depth = 0; ; depth++)
        {
            foreach (var world in layer)
                if (Expand(world, next, depth < bound) is { } broken)
                    return Told(broken);
            if (depth == bound || _reached.Count > most) return new(_reached.Count, depth, false, null, []);
            if (next.Count == 0) return new(_reached.Count, depth, true, null, []);
            (layer, next) = (next, layer);
            next.Clear();
        }
    }

    private Found Told((int At, int Choice, string Property) broken)
    {
        var trace = Tell(broken);
        return new(_reached.Count, trace.Count, false, broken.Property, trace);
    }

    private (int At, int Choice, string Property)? Expand(World world, List<World> next, bool mayGoOn)
    {
        var at = _reached[world];
        if (_behaviour.Judge(world) is { } wrong) return (at, -1, wrong);
        if (!mayGoOn) return null;
        var choice = 0;
        foreach (var step in _behaviour.After(world))
        {
            if (step.Broken is { } broken) return (at, choice, broken);
            if (_reached.TryAdd(step.After, _ways.Count))
            {
                _ways.Add((at, choice));
                next.Add(step.After);
            }

            choice++;
        }

        return null;
    }

    // Lived again with words, because nobody reads them on the way.
    private List<string> Tell((int At, int Choice, string Property) broken)
    {
        List<int> choices = broken.Choice < 0 ? [] : [broken.Choice];
        for (var at = broken.At; at > 0; at = _ways[at].From) choices.Add(_ways[at].Choice);
        choices.Reverse();

        var telling = new Behaviour(new(_setting.Scenario, _setting.Rules, tells: true));
        var world = telling.Start();
        List<string> trace = [];
        foreach (var choice in choices)
        {
            var step = telling.After(world).ElementAt(choice);
            trace.Add(step.Told);
            world = step.After;
        }

        return trace;
    }
}
