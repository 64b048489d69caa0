namespace Dialog.Support.Audit;

/// <summary>The texts of the .sql files of this folder.</summary>
internal static class AuditSql
{
    public static string Read(string name)
    {
        using StreamReader reader = new(typeof(AuditSql).Assembly.GetManifestResourceStream($"Dialog.Support.Audit.{name}.sql")!);
        return reader.ReadToEnd();
    }
}
