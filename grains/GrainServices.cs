using Dialog.Autonomy;
using Dialog.Cases;
using Dialog.Channels;
using Dialog.Classification;
using Dialog.Deadlines;
using Dialog.Deadlines.Recomputation;
using Dialog.Erasure;
using Dialog.Following;
using Dialog.Push;
using Dialog.Regions;
using Dialog.Storage;
using Dialog.Storage.Journal;
using Dialog.Storage.Threads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Dialog;

/// <summary>Everything a silo registers, on one page.</summary>
public static class GrainServices
{
    /// <summary>The pools on one database, and all that the grains ask for. <paramref name="connectionString"/> as Npgsql takes it.</summary>
    public static IServiceCollection AddDialogGrains(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Pool(connectionString, "dialog", 16));
        services.AddKeyedSingleton(DataSources.Journal, (_, _) => Pool(connectionString, "dialog-journal", 4));

        services.AddMetrics();
        services.AddOptions<JournalOptions>().BindConfiguration("Dialog:Journal");
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<Journal>();
        services.AddSingleton<IJournal>(s => s.GetRequiredService<Journal>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<Journal>());

        services.AddSingleton<IClassifier>(_ => LinearClassifier.LoadEmbedded());
        services.AddSingleton<IMessageReader, MessageReader>();
        services.AddSingleton<IThreadStore, ThreadStore>();
        services.AddSingleton<IRegionRules, RegionRules>();
        services.AddSingleton<ThreadServices>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<DeadlineStore>();
        services.AddSingleton<QualityStore>();
        services.AddSingleton<RecomputationStore>();
        services.AddSingleton<ChangePublisher>();
        services.AddHostedService(s => s.GetRequiredService<ChangePublisher>());
        services.AddHostedService<DeadlineShards>();
        services.AddErasure();
        services.AddChannels();
        services.AddFollowing(connectionString);
        return services;
    }

    /// <summary>A pool of its own for one kind of work.</summary>
    public static NpgsqlDataSource Pool(string connectionString, string name, int size)
    {
        NpgsqlDataSourceBuilder builder = new(connectionString);
        builder.ConnectionStringBuilder.ApplicationName = name;
        builder.ConnectionStringBuilder.MaxPoolSize = size;
        builder.ConnectionStringBuilder.MaxAutoPrepare = 64;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 3;
        builder.ConnectionStringBuilder.KeepAlive = 30;
        return builder.Build();
    }
}
