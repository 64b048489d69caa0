using Npgsql;
using NpgsqlTypes;

namespace Dialog;

/// <summary>
/// A value on its way into a statement, with its PostgreSQL type: a null is a null of its column's type. The conversions are the list of
/// what can be bound; anything else does not compile.
/// </summary>
public readonly record struct SqlValue
{
    private SqlValue(object? value, NpgsqlDbType type)
    {
        Value = value ?? DBNull.Value;
        Type = type;
    }

    public object Value { get; }

    public NpgsqlDbType Type { get; }

    public static SqlValue Jsonb(string? json) => new(json, NpgsqlDbType.Jsonb);

    public static implicit operator SqlValue(Guid value) => Of(value);

    public static implicit operator SqlValue(Guid? value) => Of(value);

    public static implicit operator SqlValue(short value) => Of(value);

    public static implicit operator SqlValue(short? value) => Of(value);

    public static implicit operator SqlValue(int value) => Of(value);

    public static implicit operator SqlValue(int? value) => Of(value);

    public static implicit operator SqlValue(long value) => Of(value);

    public static implicit operator SqlValue(long? value) => Of(value);

    /// <summary>A transaction's id, xid8.</summary>
    public static implicit operator SqlValue(ulong value) => Of(value);

    public static implicit operator SqlValue(bool value) => Of(value);

    public static implicit operator SqlValue(bool? value) => Of(value);

    public static implicit operator SqlValue(TimeSpan value) => Of(value);

    public static implicit operator SqlValue(TimeSpan? value) => Of(value);

    public static implicit operator SqlValue(string? value) => Of(value);

    public static implicit operator SqlValue(byte[]? value) => Of(value);

    /// <summary>Bound in UTC, the only offset timestamptz takes.</summary>
    public static implicit operator SqlValue(DateTimeOffset value) => Of(value.ToUniversalTime());

    /// <inheritdoc cref="op_Implicit(DateTimeOffset)"/>
    public static implicit operator SqlValue(DateTimeOffset? value) => Of(value?.ToUniversalTime());

    public static implicit operator SqlValue(Guid[]? values) => Of(values);

    public static implicit operator SqlValue(short[]? values) => Of(values);

    public static implicit operator SqlValue(short?[]? values) => Of(values);

    public static implicit operator SqlValue(int[]? values) => Of(values);

    public static implicit operator SqlValue(int?[]? values) => Of(values);

    public static implicit operator SqlValue(long[]? values) => Of(values);

    public static implicit operator SqlValue(long?[]? values) => Of(values);

    public static implicit operator SqlValue(bool[]? values) => Of(values);

    public static implicit operator SqlValue(string?[]? values) => Of(values);

    public static implicit operator SqlValue(byte[][]? values) => Of(values);

    public static implicit operator SqlValue(DateTimeOffset[]? values) => Of(values is null ? null : Array.ConvertAll(values, at => at.ToUniversalTime()));

    public static implicit operator SqlValue(DateTimeOffset?[]? values) => Of(values is null ? null : Array.ConvertAll(values, at => at?.ToUniversalTime()));

    private static SqlValue Of<T>(T value) => new(value, SqlTypes.Of(typeof(T)));
}

#pragma warning disable RS0030 // Here, and nowhere else, parameters are added.
/// <summary>The one way values become the positional parameters of a statement; silos and apis bind alike.</summary>
public static class SqlBinding
{
    /// <summary>Binds the command's next parameters.</summary>
    public static NpgsqlCommand Bind(this NpgsqlCommand command, params ReadOnlySpan<SqlValue> values)
    {
        Add(command.Parameters, values);
        return command;
    }

    /// <inheritdoc cref="Bind(NpgsqlCommand, ReadOnlySpan{SqlValue})"/>
    public static NpgsqlBatchCommand Bind(this NpgsqlBatchCommand command, params ReadOnlySpan<SqlValue> values)
    {
        Add(command.Parameters, values);
        return command;
    }

    /// <summary>Binds the next parameter of a prepared statement; its value is set before each execution.</summary>
    public static NpgsqlParameter<T> BindLater<T>(this NpgsqlCommand command)
    {
        NpgsqlParameter<T> parameter = new() { NpgsqlDbType = SqlTypes.Of(typeof(T)) };
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static void Add(NpgsqlParameterCollection parameters, ReadOnlySpan<SqlValue> values)
    {
        foreach (SqlValue value in values)
        {
            parameters.Add(new NpgsqlParameter { Value = value.Value, NpgsqlDbType = value.Type });
        }
    }
}
#pragma warning restore RS0030
