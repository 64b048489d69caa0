using System.Collections;

namespace Dialog.Cases.Domain;

/// <summary>An immutable list that equals another of equal members: states are compared by value.</summary>
public sealed class Sequence<T>(params T[] items) : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    public static readonly Sequence<T> Empty = new();

    private readonly T[] _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public Sequence<T> With(T item) => new([.. _items, item]);

    public T[] ToArray() => [.. _items];

    public bool Equals(Sequence<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _items)}]";

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

/// <summary>Makes sequences.</summary>
public static class Sequence
{
    public static Sequence<T> Of<T>(IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? new Sequence<T>(some) : Sequence<T>.Empty;
}
