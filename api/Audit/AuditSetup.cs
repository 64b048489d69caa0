namespace Dialog.Api.Audit;

/// <summary>What the audit log needs.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<AuditReader>();
        builder.Services.AddHostedService<AuditRetention>();
    }
}
