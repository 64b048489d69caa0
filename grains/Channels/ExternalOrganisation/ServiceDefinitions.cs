using System.Collections.Concurrent;
using Dialog.Open311;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>What external organisations ask for their services, read when it is needed and known for ten minutes.</summary>
internal sealed class ServiceDefinitions(Func<ChannelSettings, string, CancellationToken, Task<ExternalReply>> ask, TimeProvider time)
{
    private const int MostKnown = 2000;
    private const int MostAttributes = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Key, (DateTimeOffset Until, IReadOnlyList<Service> Services)> _services = new();
    private readonly ConcurrentDictionary<Key, (DateTimeOffset Until, ServiceDefinition Definition)> _definitions = new();

    private readonly record struct Key(string Address, string? Jurisdiction, string Service);

    /// <summary>Services with attributes.</summary>
    /// <exception cref="NetworkException">The organisation did not answer, or does not take our key.</exception>
    public async Task<IReadOnlyList<Service>> WithAttributes(ChannelSettings settings, CancellationToken stop)
    {
        Key key = new(settings.BaseAddress!, settings.Account, "");
        if (_services.TryGetValue(key, out (DateTimeOffset Until, IReadOnlyList<Service> Services) known) && known.Until > time.GetUtcNow())
        {
            return known.Services;
        }

        // A server that lists no services may take requests all the same.
        Service[] found = await Read(settings, "services.xml", stop) is { } answer ? [.. Open311Reader.Services(answer).Items.Where(s => s.Metadata)] : [];
        Bound(_services)[key] = (time.GetUtcNow() + Fresh, found);
        return found;
    }

    /// <exception cref="NetworkException">The organisation did not answer, or does not take our key.</exception>
    public async Task<ServiceDefinition> Of(ChannelSettings settings, string service, CancellationToken stop)
    {
        Key key = new(settings.BaseAddress!, settings.Account, service);
        if (_definitions.TryGetValue(key, out (DateTimeOffset Until, ServiceDefinition Definition) known) && known.Until > time.GetUtcNow())
        {
            return known.Definition;
        }

        ServiceDefinition? said = await Read(settings, $"services/{Uri.EscapeDataString(service)}.xml", stop) is { } answer && Open311Reader.Definitions(answer).Items is [var first, ..] ? first : null;
        ServiceDefinition found = new(service, [.. (said?.Attributes ?? []).Take(MostAttributes)]);
        Bound(_definitions)[key] = (time.GetUtcNow() + Fresh, found);
        return found;
    }

    // Null: the server has no such thing. Not an answer: it has to be asked again.
    private async Task<byte[]?> Read(ChannelSettings settings, string path, CancellationToken stop)
    {
        ExternalReply answer = await ask(settings, path, stop);
        return answer.Status is 429 or 401 or 403 or >= 500
            ? throw new NetworkException(ExternalOrganisationChannel.Trouble(answer, "does not say what it asks for its services"))
            : answer.IsGood ? answer.Body : null;
    }

    private static ConcurrentDictionary<Key, T> Bound<T>(ConcurrentDictionary<Key, T> known)
    {
        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        return known;
    }
}
