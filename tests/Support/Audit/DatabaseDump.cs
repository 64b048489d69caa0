using System.Text;
using System.Text.Json;
using Npgsql;

namespace Dialog.Support.Audit;

/// <summary>Searches for words in every value of every table, as a thief of the dump would.</summary>
public static class DatabaseDump
{
    /// <summary>Where which words are stored, as <c>table.column: word</c>, whatever their letters' case; also in bytes and in JSON's escapes.</summary>
    public static async Task<List<string>> Find(NpgsqlDataSource database, params string[] words)
    {
        List<(string Word, string[] Forms)> sought = [.. words.Select(w => (w, Forms(w)))];
        HashSet<string> found = [];
        foreach (string table in await Tables(database))
        {
            await using NpgsqlCommand command = database.CreateCommand($"select t.ctid::text, t::text as whole, t.* from \"{table}\" t");
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (int i = 1; i < reader.FieldCount; i++)
                {
                    if (reader.IsDBNull(i) || Text(reader, i) is not { } text)
                    {
                        continue;
                    }

                    found.UnionWith(sought.Where(s => s.Forms.Any(f => text.Contains(f, StringComparison.OrdinalIgnoreCase))).Select(s => $"{table}.{reader.GetName(i)}: {s.Word}"));
                }
            }
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }

    // The whole row as text covers every type; bytes are read as UTF-8 besides.
    private static string? Text(NpgsqlDataReader reader, int i) =>
        reader.GetFieldType(i) == typeof(byte[]) ? Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(i))
        : i == 1 || reader.GetFieldType(i) == typeof(string) ? reader.GetString(i)
        : null;

    private static string[] Forms(string word)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(word);
        string escaped = JsonSerializer.Serialize(word)[1..^1];
        return [.. new[] { word, escaped, Convert.ToHexString(bytes), Convert.ToBase64String(bytes).TrimEnd('=')[..^1] }.Distinct()];
    }

    private static async Task<List<string>> Tables(NpgsqlDataSource database)
    {
        await using NpgsqlCommand command = database.CreateCommand("select tablename from pg_tables where schemaname = 'public'");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
