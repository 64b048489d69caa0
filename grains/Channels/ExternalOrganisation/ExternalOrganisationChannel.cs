using System.Globalization;
using Dialog.Open311;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>
/// An external organisation's Open311 server. What is sent are forwarded cases; what comes back are their states. No resident
/// writes to us through it.
/// </summary>
public sealed class ExternalOrganisationChannel : IChannel
{
    private const int AtOnce = 50;
    private const int MostDefinitions = 200;
    private const int DefinitionsAtOnce = 8;
    private const string NotOpen311 = "unexpected-answer: the other body does not answer as an Open311 server does";

    // Shorter than the outbox's lease.
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    // Clocks differ, and what was changed while we asked must not be missed.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // Counted from the sending.
    private static readonly TimeSpan Reopenable = TimeSpan.FromDays(60);

    private readonly ExternalOrganisationHttp _http;
    private readonly IForwardedCases _forwarded;
    private readonly ExternalOrganisationOptions _options;
    private readonly TimeProvider _time;
    private readonly ServiceDefinitions _definitions;

    public ExternalOrganisationChannel(ExternalOrganisationHttp http, IForwardedCases forwarded, ExternalOrganisationOptions options, TimeProvider time)
    {
        (_http, _forwarded, _options, _time) = (http, forwarded, options, time);
        _definitions = new ServiceDefinitions((settings, path, stop) => Ask(settings, path, [], stop), _time);
    }

    public string Kind => ChannelKinds.ExternalOrganisation;

    public ChannelTraits Traits { get; } = new(Polls: true, TakesKey: false, PerSecond: 2, TimeSpan.Zero, TimeSpan.Zero) { FindsSent = true };

    public string? Own(ChannelSettings settings) => null;

    public ReadResult Read(ReadOnlySpan<byte> payload, ReadContext context) => ExternalReader.Read(payload);

    public async Task<NetworkHealth> Health(ChannelSettings settings, CancellationToken stop) =>
        new(null, (await Services(settings, stop)).Count == 0 ? "unexpected-answer: the other body has no services" : null);

    public async Task<IReadOnlyList<ExternalService>> Services(ChannelSettings settings, CancellationToken stop)
    {
        ExternalReply answer = await Ask(settings, "services.xml", [], stop);
        if (!answer.IsGood)
        {
            throw new NetworkException(Trouble(answer, "does not give its services"));
        }

        Open311Read<Service> services = Open311Reader.Services(answer.Body);
        return services.Problem is { } problem
            ? throw new NetworkException($"unexpected-answer: the other body's services are {problem}")
            : [.. services.Items.Select(s => new ExternalService(s.Code, s.Name, s.Group))];
    }

    public async Task<IReadOnlyList<ServiceGap>> Gaps(ChannelSettings settings, string? service, CancellationToken stop)
    {
        IEnumerable<Service> asked = (await _definitions.WithAttributes(settings, stop)).Where(s => service is null || s.Code == service).Take(MostDefinitions);
        List<ServiceGap> gaps = new();
        foreach (Service[] some in asked.Chunk(DefinitionsAtOnce))
        {
            ServiceDefinition[] definitions = await Task.WhenAll(some.Select(s => _definitions.Of(settings, s.Code, stop)));
            gaps.AddRange(some.Zip(definitions).SelectMany(p => ExternalAttributes.Gaps(p.First, p.Second, settings.Attributes, null)));
        }

        return gaps;
    }

    public async Task<SendOutcome> Send(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        using CancellationTokenSource limit = new(SendLimit, _time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        if (await Unsent(settings, message, both.Token) is { } before)
        {
            return before;
        }

        try
        {
            return Outcome(await _http.Post(settings, "requests.xml", ExternalRequest.Fields(message, settings.Attributes), both.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return ExternalOutcomes.Of(e);
        }
    }

    // What the organisation would refuse is refused here, where it says what is missing and where it is to be entered.
    private async Task<SendOutcome?> Unsent(ChannelSettings settings, OutgoingMessage message, CancellationToken stop)
    {
        try
        {
            if ((await _definitions.WithAttributes(settings, stop)).FirstOrDefault(s => s.Code == message.Conversation) is not { } service)
            {
                return null;
            }

            ServiceGap[] gaps = [.. ExternalAttributes.Gaps(service, await _definitions.Of(settings, service.Code, stop), settings.Attributes, message)];
            return gaps.Length == 0 ? null : new SendOutcome.Failed("attribute-missing", ExternalAttributes.Words(gaps));
        }
        catch (NetworkException e)
        {
            return new SendOutcome.Later(e.Message, null, Everybody: true);
        }
        catch (OperationCanceledException e)
        {
            return new SendOutcome.Later(ExternalOutcomes.Trouble(e), null, Everybody: true);
        }
    }

    /// <summary>Found by our id, wherever that server shows it. That it shows none proves nothing: many publish late, or not at all.</summary>
    public async Task<SendOutcome?> FindSent(ChannelSettings settings, OutgoingMessage message, DateTimeOffset attemptedAt, CancellationToken stop)
    {
        ExternalReply answer = await Ask(settings, "requests.xml", [
            new("service_code", message.Conversation), new("start_date", Open311Writer.Time(attemptedAt - TimeSpan.FromHours(1))), new("end_date", Open311Writer.Time(_time.GetUtcNow() + TimeSpan.FromHours(1)))], stop);
        if (!answer.IsGood)
        {
            throw new NetworkException(Trouble(answer, "does not list its requests"));
        }

        string reference = ExternalRequest.Reference(message);
        ServiceRequest? found = Open311Reader.Requests(answer.Body).Items.FirstOrDefault(
            r => r.Id is not null && (r.Fields.Any(f => f.Value == message.Key) || r.Description?.Contains(reference, StringComparison.Ordinal) == true));
        return found is null ? null : new SendOutcome.Sent(found.Id);
    }

    public Task<PolledPayloads> Poll(ChannelSettings settings, string? cursor, CancellationToken stop) =>
        throw new NotSupportedException("An external organisation is asked for what a channel handed on to it.");

    public async Task<PolledPayloads> Poll(string channel, ChannelSettings settings, string? cursor, CancellationToken stop)
    {
        DateTimeOffset now = _time.GetUtcNow();
        DateTimeOffset? last = DateTimeOffset.TryParse(cursor, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset at) ? at : null;
        if (last + _options.PollEvery - now is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, _time, stop);
            return new([], null);
        }
        IReadOnlyList<ForwardedCase> known = await _forwarded.Open(channel, now - Reopenable, stop);
        // Many a server must be asked one by one: what is done can wait its turn.
        bool doneToo = last is null || last.Value.UtcTicks / _options.DoneEvery.Ticks != now.UtcTicks / _options.DoneEvery.Ticks;
        string[] open = [.. known.Where(k => doneToo || !k.IsDone).Select(k => k.Id)];
        List<Payload> payloads = new();
        foreach (ForwardedCase token in known.Where(k => IsToken(k.Id) && TokenTimes.IsDue(k.SentAt, last, now)))
        {
            payloads.AddRange(await Resolve(settings, token.Id[ExternalOutcomes.Token.Length..], stop));
        }

        foreach (string[] ids in open.Where(id => !IsToken(id)).Chunk(AtOnce))
        {
            payloads.AddRange(await Requests(settings, ids, stop));
        }

        if (known.Count > 0)
        {
            payloads.InsertRange(0, await Updates(settings, [.. known.Select(k => k.Id)], last, now, stop));
        }

        return new(payloads, now.ToString("O", CultureInfo.InvariantCulture));
    }

    internal static string Trouble(ExternalReply answer, string what) => answer.SpeaksOpen311 ? ExternalOutcomes.Trouble(answer, what) : NotOpen311;

    private static SendOutcome Outcome(ExternalReply answer) => (answer.SpeaksOpen311, ExternalOutcomes.Of(answer)) switch
    {
        (false, SendOutcome.Later later) => later with { Words = NotOpen311 },
        (false, SendOutcome.Failed) => new SendOutcome.Failed("unexpected-answer", NotOpen311),
        var (_, outcome) => outcome,
    };

    private static bool IsToken(string id) => id.StartsWith(ExternalOutcomes.Token, StringComparison.Ordinal);

    private async Task<IEnumerable<Payload>> Resolve(ChannelSettings settings, string token, CancellationToken stop)
    {
        ExternalReply answer = await Ask(settings, $"tokens/{Uri.EscapeDataString(token)}.xml", [], stop);
        if (Broken(answer))
        {
            throw new NetworkException(Trouble(answer, "does not say the number of a token"));
        }
        // Not yet: some servers say so by 404, some by a token without an id.
        return answer.IsGood && Open311Reader.Requests(answer.Body).Items is [{ Id: not null } r, ..] ? [ExternalReader.Of(r with { Token = token })] : [];
    }

    private async Task<List<Payload>> Requests(ChannelSettings settings, string[] ids, CancellationToken stop)
    {
        ExternalReply all = await Ask(settings, "requests.xml", [new("service_request_id", string.Join(',', ids))], stop);
        if (Broken(all))
        {
            throw new NetworkException(Trouble(all, "does not say how its requests stand"));
        }

        Dictionary<string, ServiceRequest> found = new();
        foreach (ServiceRequest request in all.IsGood ? Open311Reader.Requests(all.Body).Items : [])
        {
            if (request.Id is { } id && ids.Contains(id))
            {
                found[id] = request;
            }
        }
        // Not every server takes a list.
        foreach (string missing in ids.Where(id => !found.ContainsKey(id)))
        {
            ExternalReply one = await Ask(settings, $"requests/{Uri.EscapeDataString(missing)}.xml", [], stop);
            if (Broken(one))
            {
                throw new NetworkException(Trouble(one, "does not say how a request stands"));
            }

            if (one.IsGood && Open311Reader.Requests(one.Body).Items.FirstOrDefault(r => r.Id == missing) is { } request)
            {
                found[missing] = request;
            }
        }
        return [.. found.Values.Select(r => ExternalReader.Of(r with { Token = null }))];
    }

    // An extension: a server without it says 404 or the like, and its requests tell the same in status_notes.
    private async Task<IEnumerable<Payload>> Updates(ChannelSettings settings, IReadOnlyList<string> open, DateTimeOffset? last, DateTimeOffset now, CancellationToken stop)
    {
        ExternalReply answer = await Ask(settings, "servicerequestupdates.xml", [
            new("start_date", Open311Writer.Time((last ?? now - TimeSpan.FromDays(1)) - Overlap)), new("end_date", Open311Writer.Time(now + Overlap))], stop);
        return answer.IsGood
            ? Open311Reader.Updates(answer.Body).Items.Where(u => u.RequestId is not null && open.Contains(u.RequestId)).OrderBy(u => u.UpdatedAt).Select(ExternalReader.Of)
            : [];
    }

    private static bool Broken(ExternalReply answer) => answer.Status is 429 or 401 or 403 or >= 500;

    private async Task<ExternalReply> Ask(ChannelSettings settings, string path, IEnumerable<KeyValuePair<string, string>> query, CancellationToken stop)
    {
        using CancellationTokenSource limit = new(AskLimit, _time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            return await _http.Get(settings, path, query, both.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || e is OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new NetworkException(ExternalOutcomes.Trouble(e), e);
        }
    }
}
