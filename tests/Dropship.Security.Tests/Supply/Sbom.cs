using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Dropship.Security.Tests.Supply;

/// <summary>
/// The bill of materials of a package (CycloneDX 1.6), made of what its project resolves: what a user's project takes on with it. Packages that only build ours are not in it. It has no
/// time and no random number, so that it changes only when a package does.
/// </summary>
internal static class Sbom
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    internal static string Make(string name, string version, JsonElement assets)
    {
        var target = assets.GetProperty("targets").EnumerateObject().First().Value;
        var resolved = target.EnumerateObject().Select(library => library.Name.Split('/')).ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        var direct = Direct(assets, target, name);
        SortedSet<string> reached = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> left = new(direct);
        while (left.TryDequeue(out var id))
            if (reached.Add(id))
                foreach (var next in Needs(target, id, resolved))
                    left.Enqueue(next);

        JsonArray components = [.. reached.Select(id => (JsonNode)Component(id, resolved[id], assets))];
        JsonArray dependencies = [Depends(Purl(name, version), direct, resolved), .. reached.Select(id => Depends(Purl(id, resolved[id]), Needs(target, id, resolved), resolved))];
        JsonObject made = new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "library", ["bom-ref"] = Purl(name, version), ["name"] = name, ["version"] = version, ["purl"] = Purl(name, version), ["licenses"] = License("MIT") } },
            ["components"] = components,
            ["dependencies"] = dependencies,
        };
        return made.ToJsonString(Form) + "\n";
    }

    // What the project asks for and hands on: packages without PrivateAssets, and projects beside it.
    private static List<string> Direct(JsonElement assets, JsonElement target, string name)
    {
        var framework = assets.GetProperty("project").GetProperty("frameworks").EnumerateObject().First().Value;
        List<string> direct = [];
        if (framework.TryGetProperty("dependencies", out var packages))
            direct.AddRange(packages.EnumerateObject().Where(package => !package.Value.TryGetProperty("suppressParent", out var kept) || kept.GetString() != "All").Select(package => package.Name));
        var restore = assets.GetProperty("project").GetProperty("restore").GetProperty("frameworks").EnumerateObject().First().Value;
        if (restore.TryGetProperty("projectReferences", out var projects))
            direct.AddRange(projects.EnumerateObject().Select(project => Path.GetFileNameWithoutExtension(project.Name)));
        return [.. direct.Where(id => id != name && target.EnumerateObject().Any(library => library.Name.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase))).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<string> Needs(JsonElement target, string id, Dictionary<string, string> resolved) =>
        target.GetProperty($"{resolved.Keys.Single(known => known.Equals(id, StringComparison.OrdinalIgnoreCase))}/{resolved[id]}").TryGetProperty("dependencies", out var needs)
            ? needs.EnumerateObject().Select(need => need.Name).Where(resolved.ContainsKey)
            : [];

    private static JsonObject Component(string id, string version, JsonElement assets)
    {
        var library = assets.GetProperty("libraries").GetProperty($"{id}/{version}");
        JsonObject component = new() { ["type"] = "library", ["bom-ref"] = Purl(id, version), ["name"] = id, ["version"] = version, ["purl"] = Purl(id, version) };
        if (library.TryGetProperty("sha512", out var hash)) component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(hash.GetString()!)) });
        if (library.GetProperty("type").GetString() == "project") component["licenses"] = License("MIT");
        else if (LicenseOf(library, assets) is { } license) component["licenses"] = License(license);
        return component;
    }

    // The expression of the package's own description; a package that brings a file instead says none.
    private static string? LicenseOf(JsonElement library, JsonElement assets)
    {
        foreach (var folder in assets.GetProperty("packageFolders").EnumerateObject())
        {
            var place = Path.Combine(folder.Name, library.GetProperty("path").GetString()!);
            if (!Directory.Exists(place) || Directory.GetFiles(place, "*.nuspec") is not [var nuspec]) continue;
            return XDocument.Load(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value;
        }

        return null;
    }

    private static JsonArray License(string expression) => [expression.Contains(' ', StringComparison.Ordinal) ? new JsonObject { ["expression"] = expression } : new JsonObject { ["license"] = new JsonObject { ["id"] = expression } }];

    private static JsonObject Depends(string on, IEnumerable<string> needs, Dictionary<string, string> resolved) =>
        new() { ["ref"] = on, ["dependsOn"] = new JsonArray([.. needs.Order(StringComparer.OrdinalIgnoreCase).Select(id => (JsonNode)Purl(id, resolved[id])!)]) };

    private static string Purl(string id, string version) => $"pkg:nuget/{id}@{version}";
}
