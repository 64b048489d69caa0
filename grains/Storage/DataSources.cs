namespace Dialog.Storage;

/// <summary>Keys of the connection pools: each kind of work has its own, so that none starves another.</summary>
public static class DataSources
{
    /// <summary>The journal's writers; two connections.</summary>
    public const string Journal = "journal";

    /// <summary>The followers of the journal and what they feed; four connections.</summary>
    public const string Following = "following";

    /// <summary>Orleans' own tables; eight connections.</summary>
    public const string Orleans = "orleans";
}
