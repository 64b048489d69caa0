using NpgsqlTypes;

namespace Dialog;

/// <summary>The PostgreSQL type of each .NET type that is bound to a statement.</summary>
public static class SqlTypes
{
    private static readonly Dictionary<Type, NpgsqlDbType> Scalars = new()
    {
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(short)] = NpgsqlDbType.Smallint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(ulong)] = NpgsqlDbType.Xid8,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
        [typeof(TimeSpan)] = NpgsqlDbType.Interval,
    };

    /// <summary>Of a scalar, of its nullable form, or of an array or list of either.</summary>
    public static NpgsqlDbType Of(Type type)
    {
        if (Scalars.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out NpgsqlDbType scalar))
        {
            return scalar;
        }

        Type? element = type.IsArray ? type.GetElementType()
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0]
            : null;
        return element is null
            ? throw new ArgumentException($"No PostgreSQL type is known for {type}: name one.", nameof(type))
            : NpgsqlDbType.Array | Of(element);
    }
}
