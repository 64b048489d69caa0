using Npgsql;
using NpgsqlTypes;

namespace Dialog.Cases.Journal;

/// <summary>The columns of one kind of rows that <c>append.sql</c> writes. Declared once: the statement's lists and its parameters both come from here.</summary>
/// <param name="kind">what the placeholders of the statement call these rows</param>
internal sealed class RowColumns<TRow>(string kind)
{
    private readonly List<Column<TRow>> _columns = [];

    public IReadOnlyList<Column<TRow>> All => _columns;

    public RowColumns<TRow> Column<T>(string name, Func<TRow, T> value, ColumnUse use = ColumnUse.Changing, string stored = "{0}")
    {
        _columns.Add(new Column<TRow, T>(name, use, stored, value));
        return this;
    }

    /// <summary>Written with the row and never again.</summary>
    public RowColumns<TRow> Fixed<T>(string name, Func<TRow, T> value) => Column(name, value, ColumnUse.Fixed);

    /// <summary>Read by the statement, stored nowhere.</summary>
    public RowColumns<TRow> Condition<T>(string name, Func<TRow, T> value) => Column(name, value, ColumnUse.Condition);

    public RowColumns<TRow> Json(string name, Func<TRow, string?> value) => Column(name, value, stored: "{0}::jsonb");

    /// <summary>A text[] that travels as lines: an array of arrays would be one long array to unnest.</summary>
    public RowColumns<TRow> Lines(string name, Func<TRow, string?> value) => Column(name, value, stored: "string_to_array({0}, E'\\n')");

    /// <summary>What replaces each placeholder of this kind in the statement, when the first parameter of these rows is <paramref name="first"/>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Placeholders(int first)
    {
        Column<TRow>[] stored = [.. _columns.Where(c => c.Use != ColumnUse.Condition)];
        string[] arrays = [.. _columns.Select((c, i) => $"${first + i}::{SqlName(c.Type)}[]")];
        yield return new($"{{{kind}.arrays}}", string.Join(", ", arrays));
        yield return new($"{{{kind}.columns}}", string.Join(", ", _columns.Select(c => c.Name)));
        yield return new($"{{{kind}.stored}}", string.Join(", ", stored.Select(c => c.Name)));
        yield return new($"{{{kind}.values}}", string.Join(", ", stored.Select(c => Expression(c, c.Name))));
        yield return new($"{{{kind}.set}}", string.Join(", ", stored.Where(c => c.Use == ColumnUse.Changing).Select(c => $"{c.Name} = {Expression(c, $"i.{c.Name}")}")));
        for (int i = 0; i < arrays.Length; i++)
        {
            yield return new($"{{{kind}.{_columns[i].Name}}}", arrays[i]);
        }
    }

    /// <summary>Empty arrays of all columns, bound to the command's next parameters.</summary>
    public RowArrays<TRow> Bind(NpgsqlCommand command) => new([.. _columns.Select(c => c.Bind(command))]);

    private static string Expression(Column<TRow> column, string travelled) => column.Stored.Replace("{0}", travelled, StringComparison.Ordinal);

    private static string SqlName(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Uuid => "uuid",
        NpgsqlDbType.Smallint => "smallint",
        NpgsqlDbType.Integer => "int",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Text => "text",
        NpgsqlDbType.TimestampTz => "timestamptz",
        NpgsqlDbType.Bytea => "bytea",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No column of the journal has this type yet: name it here."),
    };
}

/// <summary>The rows of one kind in one batch, column by column.</summary>
internal sealed class RowArrays<TRow>(ColumnArray<TRow>[] columns)
{
    public void Add(TRow row)
    {
        foreach (ColumnArray<TRow> column in columns)
        {
            column.Add(row);
        }
    }

    public void Clear()
    {
        foreach (ColumnArray<TRow> column in columns)
        {
            column.Clear();
        }
    }
}
