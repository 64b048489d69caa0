using Npgsql;
using NpgsqlTypes;

namespace Dialog.Cases.Journal;

/// <summary>What <c>append.sql</c> does with a column.</summary>
internal enum ColumnUse
{
    /// <summary>Written with the row, and again with every change of it.</summary>
    Changing,

    /// <summary>Written with the row and never again.</summary>
    Fixed,

    /// <summary>Read by the statement, stored nowhere.</summary>
    Condition,
}

/// <summary>One column of a kind of rows: its name, the type it travels as, and how it is stored.</summary>
/// <param name="Stored">the expression that makes the stored value; <c>{0}</c> is what travelled</param>
internal abstract record Column<TRow>(string Name, NpgsqlDbType Type, ColumnUse Use, string Stored)
{
    /// <summary>An empty array of this column, bound to the command's next parameter.</summary>
    public abstract ColumnArray<TRow> Bind(NpgsqlCommand command);
}

/// <inheritdoc/>
/// <param name="Value">the column's value of a row</param>
internal sealed record Column<TRow, T>(string Name, ColumnUse Use, string Stored, Func<TRow, T> Value)
    : Column<TRow>(Name, SqlTypes.Of(typeof(T)), Use, Stored)
{
    public override ColumnArray<TRow> Bind(NpgsqlCommand command)
    {
        List<T> values = [];
        command.BindLater<List<T>>().TypedValue = values;
        return new ColumnArray<TRow, T>(values, InUtc());
    }

    // timestamptz takes no other offset.
    private Func<TRow, T> InUtc()
    {
        Delegate value = Value;
        return (Func<TRow, T>)(value switch
        {
            Func<TRow, DateTimeOffset> at => (Func<TRow, DateTimeOffset>)(row => at(row).ToUniversalTime()),
            Func<TRow, DateTimeOffset?> at => (Func<TRow, DateTimeOffset?>)(row => at(row)?.ToUniversalTime()),
            _ => value,
        });
    }
}

/// <summary>The values of one column in one batch.</summary>
internal abstract class ColumnArray<TRow>
{
    public abstract void Add(TRow row);

    public abstract void Clear();
}

/// <inheritdoc/>
internal sealed class ColumnArray<TRow, T>(List<T> values, Func<TRow, T> value) : ColumnArray<TRow>
{
    public override void Add(TRow row) => values.Add(value(row));

    public override void Clear() => values.Clear();
}
