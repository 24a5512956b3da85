using System.Reflection;

namespace Dropship.Mutants;

/// <summary>Stands in for what xunit hands to a class of specs: it takes what is written and does nothing.</summary>
public class Silent : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
}
