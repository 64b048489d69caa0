using System.Collections.Concurrent;
using System.Text.Json;
using Dialog.Push;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dialog.Api.Tests;

/// <summary>One screen's connection to the hub; it keeps what it receives about people and figures.</summary>
internal sealed class HubLine : IAsyncDisposable
{
    private readonly HubConnection _hub;

    private HubLine(HubConnection hub)
    {
        _hub = hub;
        hub.On<Guid, CasePerson[]>("Present", (_, people) => People.Enqueue(people));
        hub.On<int?[]>("Counts", Figures.Enqueue);
    }

    public ConcurrentQueue<CasePerson[]> People { get; } = new();

    public ConcurrentQueue<int?[]> Figures { get; } = new();

    public static async Task<HubLine> Open(ApiSession session)
    {
        HubLine line = new(new HubConnectionBuilder()
            .WithUrl(new Uri(session.Address, "/live"), o =>
            {
                o.Cookies = session.Cookies;
                o.Transports = HttpTransportType.WebSockets;
                o.SkipNegotiation = true;
            })
            .Build());
        await line._hub.StartAsync(TestContext.Current.CancellationToken);
        return line;
    }

    public Task<T> Ask<T>(string method, params object?[] arguments) => _hub.InvokeCoreAsync<T>(method, arguments, TestContext.Current.CancellationToken);

    public Task Say(string method, params object?[] arguments) => _hub.InvokeCoreAsync(method, arguments, TestContext.Current.CancellationToken);

    public Task Hears(Func<CasePerson[], bool> wanted, string what) =>
        Eventually.Holds(() => People.Any(wanted), TimeSpan.FromSeconds(20), what, () => JsonSerializer.Serialize(People), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}
