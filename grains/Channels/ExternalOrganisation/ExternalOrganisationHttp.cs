using Dialog.Open311;
using Dialog.Outbound;

namespace Dialog.Channels.ExternalOrganisation;

/// <summary>Calls of external organisations' GeoReport servers over one pool of connections per silo.</summary>
public sealed class ExternalOrganisationHttp : IDisposable
{
    private const int LargestAnswer = 8 * 1024 * 1024;

    private readonly HttpClient _http;

    // Its handler follows no redirect: whoever answers a POST elsewhere would be sent it twice.
    public ExternalOrganisationHttp(OutboundGuard guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        _http = new HttpClient(guard.Handler()) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
    }

    internal async Task<ExternalReply> Post(ChannelSettings settings, string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken stop)
    {
        using FormUrlEncodedContent body = new([.. fields, new("api_key", settings.Token!), .. Jurisdiction(settings)]);
        body.Headers.ContentType!.CharSet = "utf-8";
        using HttpResponseMessage answer = await _http.PostAsync(Address(settings, path, []), body, stop);
        return await Read(answer, stop);
    }

    internal async Task<ExternalReply> Get(ChannelSettings settings, string path, IEnumerable<KeyValuePair<string, string>> query, CancellationToken stop)
    {
        using HttpResponseMessage answer = await _http.GetAsync(Address(settings, path, [.. query, .. Jurisdiction(settings)]), stop);
        return await Read(answer, stop);
    }

    public void Dispose() => _http.Dispose();

    private static KeyValuePair<string, string>[] Jurisdiction(ChannelSettings settings) => settings.Account is { Length: > 0 } account ? [new("jurisdiction_id", account)] : [];

    private static Uri Address(ChannelSettings settings, string path, KeyValuePair<string, string>[] query)
    {
        string address = $"{settings.BaseAddress!.TrimEnd('/')}/{path}";
        return new(query.Length == 0 ? address : $"{address}?{string.Join('&', query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"))}");
    }

    private static async Task<ExternalReply> Read(HttpResponseMessage answer, CancellationToken stop)
    {
        byte[] body = await answer.Content.ReadAsByteArrayAsync(stop);
        TimeSpan? after = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            // By the server's own clock.
            { Date: { } date } when answer.Headers.Date is { } said && date > said => date - said,
            _ => null,
        };
        return new((int)answer.StatusCode, body, after);
    }
}

/// <param name="RetryAfter">What the server asked us to wait.</param>
internal sealed record ExternalReply(int Status, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>It speaks Open311: what is wrong stands in its own list of errors. Anything else may be any server.</summary>
    public bool SpeaksOpen311 => IsGood || Open311Reader.Errors(Body).Items.Count > 0;

    /// <summary>What the server complains of, for a person to read.</summary>
    public string Words()
    {
        string said = string.Join("; ", Open311Reader.Errors(Body).Items.Select(e => e.Description).Where(d => d.Length > 0));
        return said.Length > 0 ? $"{Status}: {PlainText.Note(said)}" : $"{Status}";
    }
}
