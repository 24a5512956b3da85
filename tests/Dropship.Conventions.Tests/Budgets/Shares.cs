namespace Dropship.Conventions.Budgets;

/// <summary>How much is silenced, and how much of a package is public.</summary>
internal static class Shares
{
    /// <summary>Below this many types a share says nothing: a package that is all port is public for a reason.</summary>
    private const int FewestTypes = 20;
    private const int MostPublicPercent = 60;

    public static string Public(SourceProject project) => $"{project.Name}: {Count(project).Public} of {Count(project).All} types are public";

    public static IEnumerable<Offence> TooPublic(SourceProject project)
    {
        var (visible, all) = Count(project);
        if (project.Name != "Dropship.Domain" && all >= FewestTypes && visible * 100 > all * MostPublicPercent)
            yield return new(project.ProjectPath, 0, $"{visible} of {all} types are public, at most {MostPublicPercent} % may be", "Make internal what users neither name nor implement: policies, wire types, tables");
    }

    /// <summary>Fewer than one silenced warning in a thousand lines, whole-project ones counted too.</summary>
    public static IEnumerable<Offence> TooSilent(IReadOnlyCollection<SourceProject> projects)
    {
        var places = projects.SelectMany(Places).ToArray();
        return places.Length == 0 || places.Length * 1000 < Lines(projects) ? [] : places;
    }

    public static string Silent(IReadOnlyCollection<SourceProject> projects) => $"{projects.SelectMany(Places).Count()} suppressions in {Lines(projects)} lines";

    private static IEnumerable<Offence> Places(SourceProject project) =>
    [
        .. Habits.Wording.Suppressions(project).Select(node => Offence.At(node.GetLocation(), $"'{node.ToString().Trim()}', and there are too many of them", "Cure the warning: fewer than one in 1,000 lines of src may be silenced")),
        .. project.ProjectFile.Items("NoWarn").Select(element => element.As(project.ProjectPath, $"NoWarn {element.Value}, and there are too many of them", "Cure the warning: fewer than one in 1,000 lines of src may be silenced")),
    ];

    private static int Lines(IEnumerable<SourceProject> projects) => projects.SelectMany(project => project.Trees).Sum(tree => tree.GetText().Lines.Count);

    private static (int Public, int All) Count(SourceProject project) => (project.Types.Count(type => type.IsPublic()), project.Types.Count());
}
