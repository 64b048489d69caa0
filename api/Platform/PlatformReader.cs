using Dialog.Backlog;
using Dialog.Platform;

namespace Dialog.Api.Platform;

/// <summary>
/// Puts together how the installation is. Each part is read by itself and given up after seconds: a cluster without silos, or a database that answers nothing, is just when
/// somebody looks.
/// </summary>
internal sealed partial class PlatformReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly PlatformStore _store;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly ILogger<PlatformReader> _logger;
    private readonly SharedAnswer<PlatformView> _shared;

    public PlatformReader(PlatformStore store, IGrainFactory grains, TimeProvider time, ILogger<PlatformReader> logger)
    {
        (_store, _grains, _time, _logger) = (store, grains, time, logger);
        _shared = new SharedAnswer<PlatformView>(ReadNow, Fresh, time);
    }

    /// <summary>Several engineers who look at once cost one reading.</summary>
    public Task<PlatformView> Read() => _shared.Get();

    private async Task<PlatformView> ReadNow()
    {
        DateTimeOffset now = _time.GetUtcNow();
        IManagementGrain management = _grains.GetGrain<IManagementGrain>(0);
        Task<List<NodeView>?> nodes = Known(async stop => await _store.Nodes(stop));
        Task<QueueReading?> queues = Known(async _ => await _grains.GetGrain<IBacklogGrain>(0).Queues());
        Task<Dictionary<SiloAddress, SiloStatus>?> silos = Known(async stop => await management.GetHosts(onlyActive: false, stop));
        Task<SimpleGrainStatistic[]?> kinds = Known(async stop => await management.GetSimpleGrainStatistics(stop));
        Task<List<SlowStatement>?> statements = Known(_store.Statements);
        Task<long?> reminders = Value(_store.Reminders);
        await Task.WhenAll(nodes, queues, silos, kinds, statements, reminders);

        List<NodeView>? known = (await nodes)?.ConvertAll(n => InCluster(n, silos.Result, kinds.Result));
        return new PlatformView(
            now, PlatformFindings.Of(known, (await queues)?.Queues, await silos is not null), known, ByKind(await kinds), (await queues)?.Queues, await statements, await reminders);
    }

    private static NodeView InCluster(NodeView node, Dictionary<SiloAddress, SiloStatus>? silos, SimpleGrainStatistic[]? kinds) => node.Kind != Node.Silo
        ? node
        : node with
        {
            Cluster = silos?.Where(s => s.Key.ToParsableString() == node.Address).Select(s => s.Value.ToString()).FirstOrDefault(),
            Activations = kinds?.Where(k => k.SiloAddress.ToParsableString() == node.Address).Sum(k => k.ActivationCount),
        };

    private static List<GrainKind>? ByKind(SimpleGrainStatistic[]? kinds) =>
        kinds is null ? null : [.. kinds.GroupBy(k => Short(k.GrainType)).Select(g => new GrainKind(g.Key, g.Sum(k => k.ActivationCount))).OrderByDescending(k => k.Count).ThenBy(k => k.Kind, StringComparer.Ordinal)];

    // "Dialog.Cases.Threads.ThreadGrain,Dialog.Grains" is a ThreadGrain.
    private static string Short(string type) => type.Split(',')[0].Split('.')[^1];

    private async Task<T?> Known<T>(Func<CancellationToken, Task<T?>> read)
        where T : class
    {
        using CancellationTokenSource patience = new(Patience);
        try
        {
            return await read(patience.Token).WaitAsync(patience.Token);
        }
#pragma warning disable CA1031 // Whatever keeps this part from being read, the others are shown, and this one as not known.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotRead(e);
            return null;
        }
    }

    private async Task<long?> Value(Func<CancellationToken, Task<long?>> read) => await Known<object>(async stop => await read(stop)) as long?;

    [LoggerMessage(Level = LogLevel.Information, Message = "A part of the platform's figures could not be read")]
    private partial void LogNotRead(Exception exception);
}
