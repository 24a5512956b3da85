using System.Collections;
using System.Reflection;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Deep copies of events that share no instance with the original: equality has to come from the values.</summary>
internal static class Copies
{
    internal static Event Of(Event original) => (Event)Copy(original)!;

    /// <summary>The parameters of a record's constructor, or none.</summary>
    internal static ParameterInfo[] Parameters(Type type) => Constructor(type)?.GetParameters() ?? [];

    /// <summary>The record rebuilt with other arguments.</summary>
    internal static object With(object original, string parameter, object? value)
    {
        var type = original.GetType();
        return Constructor(type)!.Invoke([.. Parameters(type).Select(each => each.Name == parameter ? value : type.GetProperty(each.Name!)!.GetValue(original))]);
    }

    private static ConstructorInfo? Constructor(Type type) =>
        type.GetConstructors().Where(static made => made.GetParameters().Length > 0).MaxBy(static made => made.GetParameters().Length);

    private static object? Copy(object? value) => value switch
    {
        null => null,
        string text => new string(text.AsSpan()),
        Instant or Money or Currency or ValueType and not (IEnumerable or TryKey) => value,
        TryKey key => key with { Name = new(key.Name.AsSpan()) },
        IEnumerable list => CopyList(list),
        _ => CopyRecord(value),
    };

    private static object CopyList(IEnumerable list)
    {
        var type = list.GetType().GetGenericArguments()[0];
        var items = list.Cast<object>().Select(Copy).ToArray();
        var array = Array.CreateInstance(type, items.Length);
        items.CopyTo(array, 0);
        return typeof(Few).GetMethod(nameof(Few.ToFew))!.MakeGenericMethod(type).Invoke(null, [array])!;
    }

    private static object CopyRecord(object value)
    {
        var type = value.GetType();
        var made = Constructor(type)!;
        var copy = made.Invoke([.. made.GetParameters().Select(each => Copy(type.GetProperty(each.Name!)!.GetValue(value)))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && made.GetParameters().All(each => each.Name != property.Name)))
            property.SetValue(copy, Copy(property.GetValue(value)));
        return copy;
    }
}
