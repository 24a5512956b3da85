using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Dropship.Conventions.Domain;

/// <summary>The same judgement on the built assembly, which also shows what a compiler or a generator wrote into it.</summary>
internal static class AssemblyPurity
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static IEnumerable<Offence> Offences(string name, Stream assembly)
    {
        using var image = new PEReader(assembly);
        var meta = image.GetMetadataReader();
        foreach (var handle in meta.AssemblyReferences)
        {
            var reference = meta.GetString(meta.GetAssemblyReference(handle).Name);
            if (!File.Exists(Path.Combine(Framework, reference + ".dll")))
                yield return new(name, 0, $"references {reference}", "The domain references the framework only: remove the package or the project");
        }

        foreach (var handle in meta.TypeReferences)
        {
            var type = meta.GetTypeReference(handle);
            var (space, word) = (meta.GetString(type.Namespace), meta.GetString(type.Name));
            if (Purity.Forbids(space, word) && !OnlyHarmless(meta, handle, $"{space}.{word}"))
                yield return new(name, 0, $"uses {space}.{word}", "The domain is pure: take what you need as a value in the command");
        }
    }

    private static bool OnlyHarmless(MetadataReader meta, TypeReferenceHandle type, string name)
    {
        var members = meta.MemberReferences.Select(meta.GetMemberReference).Where(member => member.Parent == type).Select(member => meta.GetString(member.Name)).ToArray();
        return members.Length > 0 && members.All(member => Purity.Allows($"{name}.{member.Replace("get_", "", StringComparison.Ordinal)}"));
    }
}
