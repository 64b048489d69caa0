using Npgsql;

namespace Dialog.Storage;

/// <summary>Keys of the connection pools: each kind of work has its own, so that none starves another.</summary>
public static class DataSources
{
    /// <summary>The journal's writers; two connections.</summary>
    public const string Journal = "journal";

    /// <summary>The projections of the journal; four connections.</summary>
    public const string Projections = "projections";

    /// <summary>Orleans' own tables; eight connections.</summary>
    public const string Orleans = "orleans";

    /// <summary>Entries of the audit log, by the role that may do nothing else; two connections.</summary>
    public const string Audit = "audit";

    /// <summary>A pool of its own for one kind of work.</summary>
    public static NpgsqlDataSource Pool(string connectionString, string name, int size)
    {
        // The name is a label of the driver's metrics, which would be the connection string.
        NpgsqlDataSourceBuilder builder = new(connectionString) { Name = name };
        builder.ConnectionStringBuilder.ApplicationName = name;
        builder.ConnectionStringBuilder.MaxPoolSize = size;
        builder.ConnectionStringBuilder.MaxAutoPrepare = 64;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 3;
        builder.ConnectionStringBuilder.KeepAlive = 30;
        return builder.Build();
    }
}
