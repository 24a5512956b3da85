using System.Globalization;
using System.Reflection;

namespace Dropship.Mutants;

/// <summary>One spec with its values.</summary>
internal sealed record Spec(MethodInfo Method, object?[] Values, string Name)
{
    /// <summary>Runs it; says what it did not like.</summary>
    internal string? Fault()
    {
        object? its = null;
        try
        {
            its = Method.IsStatic ? null : Made();
            Await(its, "InitializeAsync");
            if (Method.Invoke(its, BindingFlags.DoNotWrapExceptions, null, Fitted(), null) is Task task) task.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return $"{fault.GetType().Name}: {fault.Message}";
        }
        finally
        {
            Await(its, "DisposeAsync");
            (its as IDisposable)?.Dispose();
        }
    }

    // What a class of tests does around each test (IAsyncLifetime of xunit).
    private static void Await(object? its, string what)
    {
        if (its?.GetType().GetInterface("IAsyncLifetime") is { } lifetime) ((Task)lifetime.GetMethod(what)!.Invoke(its, BindingFlags.DoNotWrapExceptions, null, null, null)!).GetAwaiter().GetResult();
    }

    private object Made() => Activator.CreateInstance(
        Method.DeclaringType!,
        [.. Method.DeclaringType!.GetConstructors()[0].GetParameters().Select(static parameter => DispatchProxy.Create(parameter.ParameterType, typeof(Silent)))])!;

    private object?[] Fitted() => [.. Method.GetParameters().Select((parameter, i) => i < Values.Length ? Fitted(Values[i], Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) : parameter.DefaultValue)];

    private static object? Fitted(object? value, Type type) =>
        value is null || type.IsInstanceOfType(value) || type.IsArray ? value : type.IsEnum ? Enum.ToObject(type, value) : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
}
