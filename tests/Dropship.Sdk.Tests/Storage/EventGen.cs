using System.Reflection;
using CsCheck;
using Dropship.Domain;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>Makes events of every type by reflection, so that a new event or a new property is tested without a word here.</summary>
internal static class EventGen
{
    private static readonly Currency[] Currencies = [new("EUR"), new("USD"), new("JPY"), new("KWD")];
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, Gen<object>> Leaves = new()
    {
        [typeof(bool)] = Boxed(Gen.Bool),
        [typeof(int)] = Boxed(Gen.OneOf(Gen.Int, Gen.OneOf(0, 1, -1, int.MinValue, int.MaxValue))),
        [typeof(long)] = Boxed(Gen.OneOf(Gen.Long, Gen.OneOf(0L, -1L, long.MinValue, long.MaxValue))),
        [typeof(double)] = Boxed(Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.OneOf(0d, 0.001, double.MaxValue, double.Epsilon))),
        [typeof(decimal)] = Boxed(Gen.OneOf(Gen.Decimal[-1m, 1m], Gen.OneOf(0m, 1.0000000000000000000000000000m, decimal.MaxValue, decimal.MinValue))),
        [typeof(string)] = Boxed(Gen.Select(Text(0, 40), Gen.OneOf("", " ", "\t\n", "\0", "\u2028"), (text, tail) => text + tail)),
        [typeof(TimeSpan)] = Boxed(Gen.Long.Select(ticks => new TimeSpan(ticks))),
        [typeof(Instant)] = Boxed(Gen.OneOf(Gen.Long, Gen.OneOf(0L, -1L, long.MinValue, long.MaxValue)).Select(at => new Instant(at))),
        [typeof(Money)] = Boxed(Gen.Select(Amounts(), Gen.OneOf(Currencies), (amount, currency) => new Money(amount, currency))),
        [typeof(Currency)] = Boxed(Gen.OneOf(Currencies)),
        [typeof(LineId)] = Boxed(Text(1, 60).Select(text => new LineId(text))),
        [typeof(SupplierId)] = Boxed(Text(1, 30).Select(text => new SupplierId(text))),
        [typeof(OrderId)] = Boxed(Text(1, 60).Select(text => new OrderId(text))),
        [typeof(SupplierOrderId)] = Boxed(Text(1, 60).Select(text => new SupplierOrderId(text))),
        [typeof(PayoutId)] = Boxed(Text(1, 60).Select(text => new PayoutId(text))),
        [typeof(CarrierCode)] = Boxed(Text(1, 30).Select(text => new CarrierCode(text))),
        [typeof(Sku)] = Boxed(Text(1, 60).Select(text => new Sku(text))),
        [typeof(TrackingNumber)] = Boxed(Gen.String[Gen.Char["ABCXYZ0123456789"], 4, 50].Select(text => new TrackingNumber(text))),
        [typeof(TryKey)] = Boxed(Gen.Select(Gen.Enum<TryKind>(), Gen.Int, Gen.Int, Text(0, 30), (kind, no, rung, name) => new TryKey(kind, no, rung, name))),
    };

    /// <summary>Every concrete event of the domain.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(Event).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Event)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Events of one type.</summary>
    public static Gen<Event> Of(Type type) => Any(type).Select(made => (Event)made);

    // Money of up to 28 digits, to the limit that the type sets itself.
    private static Gen<decimal> Amounts() => Gen.OneOf(
        Gen.Decimal[-1_000m, 1_000m],
        Gen.OneOf(0m, 0.01m, -0.01m, 1_000_000_000_000m, -1_000_000_000_000m, 999_999_999_999.9999999999999999m, -0.0000000000000000000000000001m, 12.30m));

    // Valid Unicode without outer blanks and control characters: quotes, escapes, combining marks, other scripts, surrogate pairs.
    private static Gen<string> Text(int shortest, int longest) =>
        Gen.OneOf("a", "Z", "7", "-", "/", "\"", "\\", "'", "<", "&", "é", "e\u0301", "ß", "中", "ж", "\u200d", "😀", "𝄞", "{", "]", ",").Array[shortest, longest / 2].Select(string.Concat);

    private static Gen<object> Any(Type type)
    {
        if (Leaves.TryGetValue(type, out var leaf)) return leaf;
        if (Nullable.GetUnderlyingType(type) is { } value) return Gen.Bool.SelectMany(isNull => isNull ? Gen.Const((object)null!) : Any(value));
        if (type.IsEnum) return Gen.OneOf(Enum.GetValues(type).Cast<object>().ToArray());
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Few<>)) return Lists(type.GetGenericArguments()[0]);
        return Records(type);
    }

    private static Gen<object> Lists(Type item)
    {
        var make = typeof(EventGen).GetMethod(nameof(List), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(item);
        return Gen.OneOf(Any(item).Array[0, 3], Any(item).Array[20, 40]).Select(items => make.Invoke(null, [items])!);
    }

    private static Few<T> List<T>(object[] items) => items.Cast<T>().ToFew();

    private static Gen<object> Records(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var inits = type.GetProperties().Where(property => property.SetMethod is not null && !constructor.GetParameters().Any(parameter => parameter.Name == property.Name)).ToArray();
        var arguments = All([.. constructor.GetParameters().Select(parameter => MayBeNull(parameter.ParameterType, Nullability.Create(parameter)))]);
        var values = All([.. inits.Select(property => MayBeNull(property.PropertyType, Nullability.Create(property)))]);
        return Gen.Select(arguments, values, (given, set) =>
        {
            var made = constructor.Invoke(given);
            foreach (var (property, value) in inits.Zip(set)) property.SetValue(made, value);
            return made;
        });
    }

    private static Gen<object> MayBeNull(Type type, NullabilityInfo info) =>
        !type.IsValueType && info.WriteState == NullabilityState.Nullable ? Gen.Bool.SelectMany(isNull => isNull ? Gen.Const((object)null!) : Any(type)) : Any(type);

    private static Gen<object[]> All(Gen<object>[] gens) =>
        gens.Aggregate(Gen.Const(Array.Empty<object>()), (before, next) => Gen.Select(before, next, (list, one) => list.Append(one).ToArray()));

    private static Gen<object> Boxed<T>(Gen<T> gen) => gen.Select(value => (object)value!);
}
