namespace Dialog.Open311;

/// <summary>
/// A node of an answer of GeoReport v2, the same for XML and JSON (the specification's "Spark" convention: an element of
/// several of a kind is an array and its children's name is lost).
/// </summary>
public abstract record Open311Node
{
    private Open311Node()
    {
    }

    /// <param name="Value">text, bool, int, long, double, time or null</param>
    public sealed record Leaf(object? Value) : Open311Node;

    /// <summary>An element with named children, in their order.</summary>
    public sealed record Group(IReadOnlyList<KeyValuePair<string, Open311Node>> Fields) : Open311Node
    {
        /// <summary>Fields without a value are left out, as optional ones may be.</summary>
        public static Group Of(params ReadOnlySpan<(string Name, object? Value)> fields)
        {
            List<KeyValuePair<string, Open311Node>> present = new();
            foreach ((string name, object? value) in fields)
            {
                if (value is not null)
                {
                    present.Add(new(name, value as Open311Node ?? new Leaf(value)));
                }
            }
            return new(present);
        }
    }

    /// <param name="ItemName">what an item is called in XML</param>
    public sealed record Several(string ItemName, IReadOnlyList<Open311Node> Items) : Open311Node;
}
