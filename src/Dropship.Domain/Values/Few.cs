using System.Collections;
using System.Runtime.CompilerServices;

namespace Dropship.Domain;

/// <summary>A thing that has a key among its kind; a <see cref="Few{T}"/> keeps such things sorted by it, whatever order they came in.</summary>
/// <typeparam name="T">The thing itself.</typeparam>
public interface IKeyed<in T>
{
    /// <summary>Compares the keys alone.</summary>
    /// <param name="other">Another of the kind.</param>
    int CompareKey(T other);
}

/// <summary>
/// A small immutable list that compares by value. An order holds few of anything, so a change copies a small array:
/// cheaper than any tree at this size. <c>default</c> is the empty list.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
[CollectionBuilder(typeof(Few), nameof(Few.Of))]
public readonly struct Few<T> : IReadOnlyList<T>, IEquatable<Few<T>>
{
    private readonly T[]? _items;

    internal Few(T[] items) => _items = items.Length == 0 ? null : items;

    /// <summary>How many there are.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>True if there are none.</summary>
    public bool IsEmpty => _items is null;

    /// <summary>One of them.</summary>
    /// <param name="index">From zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none at this place.</exception>
    public T this[int index] => (uint)index < (uint)Count ? _items![index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The items for reading in a tight loop.</summary>
    public ReadOnlySpan<T> Span => _items;

    /// <summary>The list with one more at its end.</summary>
    /// <param name="item">What to add.</param>
    public Few<T> Add(T item) => Insert(Count, item);

    /// <summary>The list with one replaced.</summary>
    /// <param name="index">Its place, from zero.</param>
    /// <param name="item">What stands there afterwards.</param>
    public Few<T> Set(int index, T item)
    {
        var items = _items!;
        var copy = new T[items.Length];
        Array.Copy(items, copy, items.Length);
        copy[index] = item;
        return new(copy);
    }

    /// <summary>The list with one more at a place.</summary>
    /// <param name="index">The place, from zero to <see cref="Count"/>.</param>
    /// <param name="item">What to insert.</param>
    public Few<T> Insert(int index, T item)
    {
        var copy = new T[Count + 1];
        copy[index] = item;
        if (_items is not { } items) return new(copy);
        Array.Copy(items, copy, index);
        Array.Copy(items, index, copy, index + 1, items.Length - index);
        return new(copy);
    }

    /// <summary>Walks the items.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>True if both hold equal items in the same order.</summary>
    /// <param name="other">Another list.</param>
    public bool Equals(Few<T> other)
    {
        if (ReferenceEquals(_items, other._items)) return true;
        if (Count != other.Count) return false;
        for (var i = 0; i < Count; i++)
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i]))
                return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Few<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>For example <c>[a, b]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", this.AsEnumerable())}]";

    /// <summary>True if both hold equal items in the same order.</summary>
    public static bool operator ==(Few<T> left, Few<T> right) => left.Equals(right);

    /// <summary>True if they differ.</summary>
    public static bool operator !=(Few<T> left, Few<T> right) => !left.Equals(right);
}

/// <summary>Makes lists and keeps keyed ones sorted.</summary>
public static class Few
{
    /// <summary>A list of these items.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items; they are copied.</param>
    public static Few<T> Of<T>(params ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A list of these items.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items; they are copied.</param>
    public static Few<T> ToFew<T>(this IEnumerable<T> items) => new(items.ToArray());

    /// <summary>The keyed list with this item in its place: instead of the one of the same key, or sorted in.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="few">A list sorted by key.</param>
    /// <param name="item">The item.</param>
    public static Few<T> Put<T>(this Few<T> few, T item) where T : IKeyed<T> => few.Merge(item) ?? few;

    /// <summary>The same, or null if the list holds an equal item already. What is newest mostly sorts last, so the search begins there.</summary>
    internal static Few<T>? Merge<T>(this Few<T> few, T item) where T : IKeyed<T>
    {
        var span = few.Span;
        var place = span.Length;
        while (place > 0)
        {
            var known = span[place - 1];
            var order = known.CompareKey(item);
            if (order == 0) return EqualityComparer<T>.Default.Equals(known, item) ? null : few.Set(place - 1, item);
            if (order < 0) break;
            place--;
        }

        return few.Insert(place, item);
    }
}
