using System.Text.RegularExpressions;

namespace Dropship.Conventions.Hygiene;

/// <summary>Nothing that is committed knows the machine it was written on.</summary>
internal sealed class MachinePaths
{
    private static readonly string[] Usual = ["root", "work"];

    private readonly Regex _places;

    /// <summary>Knows the usual homes and the place of this very clone.</summary>
    /// <param name="root">Where the repository lies.</param>
    /// <param name="home">The home folder of who runs the test.</param>
    public MachinePaths(string root, string home)
    {
        // Put together here, so that this file does not offend itself.
        var known = Usual.Select(folder => $"/{folder}/");
        string[] places = [root, Path.GetDirectoryName(root) ?? "", home];
        var own = places.Where(folder => folder.Count(letter => letter is '/' or '\\') > 1).Select(folder => folder.TrimEnd('/', '\\'));
        var jobs = "/" + @"tmp/\w+_jobs";
        var people = "/" + @"(?:home|Users)/\w+/";
        _places = new($@"(?<![\w.\-/:~$}}])(?:{string.Join('|', known.Concat(own).Select(Regex.Escape).Append(jobs).Append(people))})", RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    public IEnumerable<Offence> Offences(string file, string text) => text.Split('\n')
        .Select((line, index) => (Match: _places.Match(line), Number: index + 1))
        .Where(found => found.Match.Success)
        .Select(found => new Offence(file, found.Number, $"'{found.Match.Value}' is a place on one machine", "Say it relative to the repository, or in words"));
}
