namespace Dialog.Support.Audit;

/// <summary>The texts of the .sql files of this folder.</summary>
internal static class AuditSql
{
    private static readonly SqlFiles Files = new(typeof(AuditSql).Assembly);

    public static string Read(string name) => Files.Read(name);
}
