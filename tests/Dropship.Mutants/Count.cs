using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dropship.Mutants;

/// <summary>Every mutant of Stryker's report against the specs that meet it, and the report with each one's end.</summary>
internal static class Count
{
    // A worker that waits for what never comes uses nothing.
    private static readonly TimeSpan Nothing = TimeSpan.FromMilliseconds(20);
    private const int MostIdle = 60;

    internal static async Task<int> RunAsync(Arguments arguments, IReadOnlyList<string> words, TextWriter output)
    {
        var watched = await WatchAsync(arguments.Watched, words).ConfigureAwait(false);
        if (watched.Count == 0 || watched.FirstOrDefault(static spec => spec.Fault is not null) is { })
        {
            output.WriteLine(watched.FirstOrDefault(static spec => spec.Fault is not null) is { } failing ? $"{failing.Name} fails although nothing is changed: {failing.Fault}" : "There is no spec.");
            return 1;
        }

        var report = JsonNode.Parse(await File.ReadAllTextAsync(arguments.Report).ConfigureAwait(false))!;
        var files = report["files"]!.AsObject();
        foreach (var file in files.Select(static file => file.Key).Where(file => !arguments.Takes(file)).ToArray()) files.Remove(file);
        var mutants = files.SelectMany(static file => file.Value!["mutants"]!.AsArray())
            .Where(static mutant => (string)mutant!["status"]! is not ("CompileError" or "Ignored"))
            .ToDictionary(static mutant => int.Parse((string)mutant!["id"]!, CultureInfo.InvariantCulture), static mutant => mutant!);
        var quick = watched.OrderBy(static spec => spec.Milliseconds).ToArray();
        var met = quick.SelectMany(static spec => spec.Met.Select(mutant => (mutant, spec.No))).ToLookup(static pair => pair.mutant, static pair => pair.No);
        var everywhere = watched.SelectMany(static spec => spec.Static).ToHashSet();
        output.WriteLine($"{watched.Count} specs, {watched.Sum(static spec => spec.Milliseconds) / 1000:0.0} s; {mutants.Count} mutants, {mutants.Keys.Count(everywhere.Contains)} of them static.");

        var (patience, noted) = (TimeSpan.FromSeconds(arguments.Patience), 0);
        foreach (var (id, mutant) in mutants) mutant["status"] = met.Contains(id) || everywhere.Contains(id) ? "Survived" : "NoCoverage";
        await Task.WhenAll(Share(mutants.Keys.Where(id => met.Contains(id) && !everywhere.Contains(id)), arguments.Workers)
            .Select(part => AskAsync("serve", words, patience, [.. part.Select(id => (id, met[id].ToArray()))], Note))).ConfigureAwait(false);
        // A value that is made once for the process is made anew in a process of its own.
        int[] all = [.. quick.Select(static spec => spec.No)];
        await Task.WhenAll(Share(mutants.Keys.Where(everywhere.Contains), arguments.Workers)
            .Select(async part =>
            {
                foreach (var id in part) await AskAsync("alone", [.. words, "--mutant", id.ToString(CultureInfo.InvariantCulture)], patience * 3, [(id, all)], Note).ConfigureAwait(false);
            })).ConfigureAwait(false);
        await File.WriteAllTextAsync(arguments.To, report.ToJsonString()).ConfigureAwait(false);
        Ends.Write(files, output);
        return 0;

        void Note(int id, string status, int killer)
        {
            lock (report)
            {
                mutants[id]["status"] = status;
                if (killer >= 0) mutants[id]["killedBy"] = new JsonArray(watched[killer].Name);
                if (++noted % 500 == 0) output.WriteLine($"{noted} of {mutants.Count}");
            }
        }
    }

    private static IEnumerable<int[]> Share(IEnumerable<int> ids, int workers) => ids.Select(static (id, i) => (id, i)).GroupBy(pair => pair.i % workers, static pair => pair.id).Select(static part => part.ToArray());

    private static async Task<IReadOnlyList<Watched>> WatchAsync(string? file, IReadOnlyList<string> words)
    {
        var lines = new List<string>();
        if (file is not null && File.Exists(file)) lines.AddRange(await File.ReadAllLinesAsync(file).ConfigureAwait(false));
        else
        {
            using var process = Start("watch", words);
            while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line) lines.Add(line);
            if (file is not null) await File.WriteAllLinesAsync(file, lines).ConfigureAwait(false);
        }

        return lines.ConvertAll(static line => JsonSerializer.Deserialize<Watched>(line)!);
    }

    // A worker that is silent for too long, or gone, has met an endless loop or recursion: the mutant is seen, and a new worker takes the next.
    private static async Task AskAsync(string how, IReadOnlyList<string> words, TimeSpan patience, (int Mutant, int[] Specs)[] requests, Action<int, string, int> note)
    {
        var spoilt = -1;
        for (var next = 0; next < requests.Length;)
        {
            using var process = Start(how, words);
            try
            {
                if (await AnswerAsync(process, TimeSpan.FromMinutes(1)).ConfigureAwait(false) != "ready")
                {
                    if (how != "alone") throw new InvalidOperationException("A worker does not start.");
                    note(requests[next++].Mutant, "Killed", -1);   // its specs cannot even be gathered
                    continue;
                }

                for (; next < requests.Length; next++)
                {
                    await process.StandardInput.WriteLineAsync(string.Join(' ', [requests[next].Mutant, .. requests[next].Specs])).ConfigureAwait(false);
                    await process.StandardInput.FlushAsync().ConfigureAwait(false);
                    var answer = await AnswerAsync(process, patience).ConfigureAwait(false);
                    if (answer is null)
                    {
                        note(requests[next++].Mutant, "Killed", -1);
                        break;
                    }

                    var killer = int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture);
                    if (killer == Worker.Spoilt && spoilt != next)
                    {
                        spoilt = next;   // once more, in a new process
                        break;
                    }

                    note(requests[next].Mutant, killer == Switch.None ? "Survived" : "Killed", killer);
                }
            }
            catch (TimeoutException)
            {
                note(requests[next++].Mutant, "Timeout", -1);
            }
            finally
            {
                if (!process.HasExited) process.Kill();
            }
        }
    }

    private static async Task<string?> AnswerAsync(Process process, TimeSpan patience)
    {
        var (begun, last, idle) = (process.TotalProcessorTime, process.TotalProcessorTime, 0);
        var answer = process.StandardOutput.ReadLineAsync();
        while (await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1))).ConfigureAwait(false) != answer && !process.HasExited)
        {
            process.Refresh();
            idle = process.TotalProcessorTime - last < Nothing ? idle + 1 : 0;
            last = process.TotalProcessorTime;
            if (last - begun > patience || idle == MostIdle) throw new TimeoutException();
        }

        return await answer.ConfigureAwait(false);
    }

    private static Process Start(string how, IEnumerable<string> words)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self, how, .. words]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        return process;
    }

    private static IEnumerable<string> Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Count).Assembly.Location] : [];
}
