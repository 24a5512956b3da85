using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Habits;

/// <summary>Nothing static changes: two engines in one process must not meet.</summary>
internal static class StaticState
{
    private static readonly string[] Changing =
    [
        "List", "Dictionary", "SortedDictionary", "SortedList", "HashSet", "SortedSet", "Queue", "Stack", "LinkedList", "PriorityQueue", "StringBuilder", "ConcurrentDictionary", "ConcurrentQueue",
        "ConcurrentBag", "ConcurrentStack", "BlockingCollection", "ConditionalWeakTable", "MemoryCache", "ThreadLocal", "AsyncLocal", "SemaphoreSlim", "Lock", "IList", "IDictionary", "ISet", "ICollection",
    ];

    public static IEnumerable<Offence> Offences(SourceProject project)
    {
        foreach (var member in project.Types.SelectMany(type => type.GetMembers()).Where(member => member.IsStatic && !member.IsImplicitlyDeclared))
        {
            if (member is IFieldSymbol { IsConst: false, IsReadOnly: false } && member.ContainingType.TypeKind != TypeKind.Enum)
                yield return Offence.At(member.Locations[0], $"{member.ContainingType.Name}.{member.Name} is static and can be assigned", "Make it const or static readonly, or keep it in an instance that the host owns");
            else if (member is IPropertySymbol { SetMethod: not null })
                yield return Offence.At(member.Locations[0], $"{member.ContainingType.Name}.{member.Name} is static and can be set", "Take the setter away, or keep it in an instance that the host owns");
            else if (member is IFieldSymbol field && (Changing.Contains(field.Type.Name) || (field.Type is IArrayTypeSymbol && field.IsPublic())))
                yield return Offence.At(member.Locations[0], $"{member.ContainingType.Name}.{member.Name} is a static {field.Type.Name} whose content can change", "Use a frozen or immutable collection, or keep it in an instance that the host owns");
        }
    }
}
