namespace Dialog.Audit;

/// <summary><c>Dialog:Audit</c> of the silos.</summary>
public sealed class AuditOptions
{
    /// <summary>When the chain is verified every night, UTC.</summary>
    public TimeOnly VerifyAt { get; set; } = new(1, 0);

    /// <summary>How often the end of the chain is noted.</summary>
    public TimeSpan SealEvery { get; set; } = TimeSpan.FromMinutes(1);
}
