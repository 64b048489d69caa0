namespace Dialog.Storage;

/// <summary>This assembly's .sql files.</summary>
internal static class Sql
{
    private static readonly SqlFiles Files = new(typeof(Sql).Assembly);

    public static string Read(string name) => Files.Read(name);
}
