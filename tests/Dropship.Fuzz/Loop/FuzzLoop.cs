using System.Text.RegularExpressions;
using Dropship.Ports;

namespace Dropship.Fuzz;

/// <summary>Runs a parser on inputs that follow from a seed, counts what came of them and keeps what must not have come.</summary>
internal sealed class FuzzLoop(Target target, IReadOnlyList<byte[]> samples, int seed)
{
    private const int MostFindings = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly int[] Statuses = [200, 200, 200, 200, 200, 200, 400, 404];
    private Probe? _probe;
    private int _lived;

    /// <summary>What came of the runs, by name.</summary>
    internal SortedDictionary<string, long> Outcomes { get; } = new(StringComparer.Ordinal);

    internal List<Finding> Findings { get; } = [];

    internal long Runs { get; private set; }

    /// <summary>The samples as they are, each once.</summary>
    internal async Task ReplayAsync()
    {
        foreach (var sample in samples) await TryAsync(new(sample));
    }

    /// <summary>Runs so many times, or until it is over.</summary>
    internal async Task RunAsync(long runs, Func<bool>? isOver = null)
    {
        var mutator = new Mutator(new Random(seed), samples);
        for (long run = 0; run < runs && Findings.Count < MostFindings && isOver?.Invoke() != true; run++) await TryAsync(mutator.Next(Statuses));
    }

    /// <summary>The finding with as few bytes as a bounded search gets it to.</summary>
    internal async Task<Finding> MinimiseAsync(Finding finding)
    {
        var (bytes, left) = (finding.Input.Bytes, 400);
        for (var size = Math.Max(1, bytes.Length / 2); size >= 1 && left > 0; size /= 2)
            for (var at = 0; at + size <= bytes.Length && left > 0;)
            {
                left--;
                byte[] less = [.. bytes[..at], .. bytes[(at + size)..]];
                if ((await JudgeAsync(target.Make(), finding.Input with { Bytes = less })).Wrong == finding.What) bytes = less;
                else at += size;
            }

        return finding with { Input = finding.Input with { Bytes = bytes } };
    }

    private async Task TryAsync(Input input)
    {
        if (_probe is null || _lived++ >= target.Lives) (_probe, _lived) = (target.Make(), 1);
        Runs++;
        var (outcome, wrong) = await JudgeAsync(_probe, input);
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        if (wrong is null) return;
        Findings.Add(new(target.Name, seed, Runs, wrong, input));
        _probe = null;
    }

    private static async Task<(string Outcome, string? Wrong)> JudgeAsync(Probe probe, Input input)
    {
        try
        {
            return (await Task.Run(() => probe(input)).WaitAsync(Limit), null);
        }
        catch (ProviderException fault)
        {
            return Secrets.In(fault.ToString()) is { } secret ? ("leak", $"'{secret}' stands in a fault") : ($"fault {fault.Fault}", null);
        }
        catch (UnexpectedException fault)
        {
            return ("wrong", fault.Message);
        }
        catch (TimeoutException)
        {
            return ("hang", "it did not come to an end within a minute");
        }
        catch (Exception fault)
        {
            return ("exception", $"{fault.GetType().Name} came through at {Place(fault)}");
        }
    }

    // Where in our code, so that one fault is told apart from another and a minimised input still shows the same.
    private static string Place(Exception fault) => Regex.Match(fault.StackTrace ?? "", @"at (?<place>(?:Dropship\.(?!Fuzz)|Replay\.)[\w.`<>+|]+)", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } match ? match.Groups["place"].Value : "an unknown place";
}
