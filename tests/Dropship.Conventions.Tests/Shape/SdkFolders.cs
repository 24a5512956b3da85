using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Shape;

/// <summary>Inside the Sdk, too, uses point one way: a folder uses itself and the folders above it in this list, never one below.</summary>
internal static class SdkFolders
{
    /// <summary>From the ground up. A new folder is entered above all that use it; files in the project's root put everything together and come last.</summary>
    public static readonly string[] Order =
    [
        "Files",
        "TrackingNumbers",
        "Ports",
        "Storage",
        "Notices",
        "Engine",
        "Standing",
        "Settling",
        "Orders",
        "Inquiries",
        "Hosting",
        "Http",
        "Wish",
        "CjDropshipping",
        "SeventeenTrack",
    ];

    private const string Here = "tests/Dropship.Conventions.Tests/Shape/SdkFolders.cs";

    public static IEnumerable<Offence> Offences(SourceProject project, string[] order)
    {
        var folders = project.Trees.GroupBy(tree => Folder(project, tree)).Where(group => group.Key.Length > 0).ToDictionary(group => group.Key, group => group.First());
        foreach (var (folder, tree) in folders)
            if (!order.Contains(folder))
                yield return new(tree.FilePath, 0, $"the folder {folder} has no place in the order of folders", $"Enter it in {Here}, behind every folder it uses and before every folder that uses it");
        foreach (var folder in order)
            if (!folders.ContainsKey(folder))
                yield return new(Here, 0, $"the folder {folder} does not exist", "Take it off the list");

        foreach (var use in project.Uses)
            if (Declared(project, use) is { } target && Folder(project, use.Node.SyntaxTree) is var source && Place(order, target) > Place(order, source))
                yield return use.As($"{source} uses {use.Symbol.Name} of {(target.Length > 0 ? target : "the project's root")}, which stands above it", $"Turn the use round, move the type down, or mend the order in {Here}");
    }

    // Files in the root are behind the last folder; a folder off the list is judged by the first test alone.
    private static int Place(string[] order, string folder) => folder.Length == 0 ? order.Length : Array.IndexOf(order, folder);

    private static string? Declared(SourceProject project, Use use) =>
        SymbolEqualityComparer.Default.Equals(use.Symbol.ContainingAssembly, project.Compilation.Assembly) && use.Symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } place
            ? Folder(project, place.SyntaxTree)
            : null;

    private static string Folder(SourceProject project, SyntaxTree tree) => tree.FilePath[(project.Folder.Length + 1)..].Split('/') is [var folder, _, ..] ? folder : "";
}
