using Dialog.Audit;
using Dialog.Autonomy;
using Dialog.Backlog;
using Dialog.Cases;
using Dialog.Cases.CrossCase;
using Dialog.Cases.Journal;
using Dialog.Cases.Replanning;
using Dialog.Cases.Threads;
using Dialog.Cases.Timers;
using Dialog.Channels;
using Dialog.Classification;
using Dialog.Erasure;
using Dialog.HandOvers;
using Dialog.Platform;
using Dialog.Projections;
using Dialog.Push;
using Dialog.Regions;
using Dialog.Steering;
using Dialog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dialog;

/// <summary>Everything a silo registers, on one page.</summary>
public static class GrainServices
{
    /// <summary>The pools on one database, and all that the grains ask for. <paramref name="connectionString"/> as Npgsql takes it.</summary>
    /// <param name="audit">with the role that writes the audit log; null: the same</param>
    /// <param name="atRest">nothing leaves: no network is asked or told anything, no mail and no webhook is sent, no import goes on</param>
    public static IServiceCollection AddDialogGrains(this IServiceCollection services, string connectionString, string? audit = null, bool atRest = false)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DataSources.Pool(connectionString, "dialog", 16));
        services.AddKeyedSingleton(DataSources.Journal, (_, _) => DataSources.Pool(connectionString, "dialog-journal", 4));

        services.AddMetrics();
        services.AddOptions<JournalOptions>().BindConfiguration("Dialog:Journal");
        services.AddSingleton<JournalMetrics>();
        services.AddSingleton<INodeFigures, JournalFigures>();
        services.AddSingleton<CaseMetrics>();
        services.AddSingleton<PushMetrics>();
        services.AddSingleton<Journal>();
        services.AddSingleton<IJournal>(s => s.GetRequiredService<Journal>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<Journal>());

        services.AddSingleton<IClassifier>(_ => LinearClassifier.LoadEmbedded());
        services.AddSingleton<IMessageReader, MessageReader>();
        services.AddSingleton<IThreadStore, ThreadStore>();
        services.AddSingleton<IRegionRules, RegionRules>();
        services.AddSingleton<ThreadServices>();
        services.AddSingleton<FeedStore>();
        services.AddSingleton<TimerStore>();
        services.AddSingleton<DueShards>();
        services.AddSingleton<QualityStore>();
        services.AddSingleton<RecomputationStore>();
        services.AddSingleton<SteeringStore>();
        services.AddSingleton<RegionVersions>();
        services.AddSingleton<StructureInUse>();
        services.AddSingleton<ChangePublisher>();
        services.AddHostedService(s => s.GetRequiredService<ChangePublisher>());
        services.AddSingleton<CrossCaseDelivery>();
        services.AddHostedService<TimerShards>();
        services.AddErasure();
        services.AddHandOvers();
        services.AddAuditWatch(audit ?? connectionString);
        services.AddChannels(atRest);
        services.AddProjections(connectionString, atRest);
        services.AddBacklog();
        return services;
    }
}
