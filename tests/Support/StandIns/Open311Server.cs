using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>The fault of the next POST of a request.</summary>
public enum Open311Fault
{
    /// <summary>429 with Retry-After of a second, not taken.</summary>
    TooMany,

    /// <summary>503, not taken.</summary>
    Unavailable,

    /// <summary>500 although it was taken.</summary>
    TakenThenError,

    /// <summary>Taken, then the connection breaks.</summary>
    TakenThenReset,

    /// <summary>Taken, and answered with something that is no answer.</summary>
    TakenThenNonsense,

    /// <summary>400 with a human-readable error.</summary>
    Refused,
}

/// <summary>A request as the external organisation stores it.</summary>
public sealed record ExternalOrganisationRequest(string Id, string Token, IReadOnlyDictionary<string, string> Fields)
{
    public string Status { get; init; } = "open";

    public string? Notes { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Only the token is known outside.</summary>
    public bool IsPending { get; init; }
}

/// <summary>
/// An external organisation's GeoReport v2 server, as FixMyStreet's and the cities' behave: ids at once or behind tokens, its own key, a list of
/// updates or none, lists of ids or one by one, our id shown or kept back, repeats recognised or not, and faults on demand.
/// </summary>
public sealed class Open311Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ExternalOrganisationRequest> _requests = new();
    private readonly ConcurrentQueue<(string Id, string Request, string Status, string Text, DateTimeOffset At)> _updates = new();
    private int _last = 7000;

    private Open311Server(WebApplication app, string address) => (_app, Address) = (app, address);

    /// <summary>The part of the address before /services.xml.</summary>
    public string Address { get; }

    public string Key { get; } = "organisation-key";

    /// <summary>Gives tokens; ids come with <see cref="Number"/>.</summary>
    public bool GivesTokens { get; set; }

    /// <summary>Has the extension of updates.</summary>
    public bool HasUpdates { get; set; } = true;

    /// <summary>Takes a list of ids; otherwise only the first is answered.</summary>
    public bool TakesLists { get; set; } = true;

    /// <summary>Shows who asked for it: our own id.</summary>
    public bool ShowsOurId { get; set; } = true;

    /// <summary>Recognises a repeat by attribute[dialog_id].</summary>
    public bool KnowsRepeats { get; set; }

    /// <summary>What its one service requires, code by code.</summary>
    public IReadOnlyList<string> Requires { get; set; } = [];

    public ConcurrentQueue<Open311Fault> Faults { get; } = new();

    public ConcurrentDictionary<string, int> Calls { get; } = new();

    public IReadOnlyList<ExternalOrganisationRequest> Requests => [.. _requests.Values.OrderBy(r => r.Id, StringComparer.Ordinal)];

    public static async Task<Open311Server> StartAsync(int? port = null)
    {
        string address = $"http://127.0.0.1:{port ?? FreePorts.Next()}";
        WebApplication app = StandInApp.At(address);
        Open311Server server = new(app, $"{address}/open311/v2");
        app.Map("/open311/v2/{**path}", (HttpContext http, string path) => server.Answer(http, path));
        await app.StartAsync();
        return server;
    }

    /// <summary>The token resolves to a number now.</summary>
    public void Number(string token) => Change(r => r.Token == token, r => r with { IsPending = false });

    /// <summary>The external organisation writes something in the request itself.</summary>
    public void Say(string id, string status, string? notes) => Change(r => r.Id == id, r => r with { Status = status, Notes = notes, UpdatedAt = DateTimeOffset.UtcNow });

    /// <summary>The same as an update; <paramref name="updateId"/> again is a duplicate.</summary>
    public void Update(string id, string status, string text, string? updateId = null)
    {
        Change(r => r.Id == id, r => r with { Status = status is "fixed" or "closed" ? "closed" : "open", UpdatedAt = DateTimeOffset.UtcNow });
        _updates.Enqueue((updateId ?? Guid.NewGuid().ToString("N"), id, status, text, DateTimeOffset.UtcNow));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Change(Func<ExternalOrganisationRequest, bool> which, Func<ExternalOrganisationRequest, ExternalOrganisationRequest> change)
    {
        ExternalOrganisationRequest known = _requests.Values.Single(which);
        _requests[known.Id] = change(known);
    }

    private async Task Answer(HttpContext http, string path)
    {
        string name = $"{http.Request.Method} {path.Split('/', '.')[0]}{(path.Contains('/', StringComparison.Ordinal) ? "/" : "")}";
        Calls.AddOrUpdate(name, 1, (_, n) => n + 1);
        switch (name)
        {
            case "GET services":
                await Write(http, 200, new XElement("services", new XElement("service", new XElement("service_code", "001"), new XElement("service_name", "Roads"), new XElement("metadata", Requires.Count > 0), new XElement("type", "realtime"))));
                break;
            case "GET services/":
                await Write(http, 200, new XElement("service_definition", new XElement("service_code", Last(path)), new XElement("attributes", Requires.Select(code => new XElement(
                    "attribute", new XElement("variable", "true"), new XElement("code", code), new XElement("datatype", "string"), new XElement("required", "true"),
                    new XElement("description", $"What is {code}?"))))));
                break;
            case "POST requests":
                await Post(http);
                break;
            case "GET requests":
                await Write(http, 200, new XElement("service_requests", Listed(http.Request.Query).Select(Element)));
                break;
            case "GET requests/":
                await (_requests.TryGetValue(Last(path), out ExternalOrganisationRequest? one) && !one.IsPending ? Write(http, 200, new XElement("service_requests", Element(one))) : Error(http, 404, "no such request"));
                break;
            case "GET tokens/":
                ExternalOrganisationRequest? named = _requests.Values.FirstOrDefault(r => r.Token == Last(path));
                await (named is null ? Error(http, 404, "no such token") : Write(http, 200, new XElement("service_requests", new XElement(
                    "request", new XElement("service_request_id", named.IsPending ? "" : named.Id), new XElement("token", named.Token)))));
                break;
            case "GET servicerequestupdates" when HasUpdates:
                await Write(http, 200, new XElement("service_requests_updates", _updates.Select(u => new XElement(
                    "request_update", new XElement("update_id", u.Id), new XElement("service_request_id", u.Request), new XElement("status", u.Status.ToUpperInvariant()),
                    new XElement("description", u.Text), new XElement("updated_datetime", Time(u.At))))));
                break;
            default:
                await Error(http, 404, "nothing here");
                break;
        }
    }

    private IEnumerable<ExternalOrganisationRequest> Listed(IQueryCollection query)
    {
        string[] ids = (query["service_request_id"].FirstOrDefault() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<ExternalOrganisationRequest> shown = _requests.Values.Where(r => !r.IsPending);
        return ids.Length == 0
            ? shown.Where(r => r.Fields["service_code"] == query["service_code"])
            : (TakesLists ? ids : ids.Take(1)).SelectMany(id => shown.Where(r => r.Id == id));
    }

    private async Task Post(HttpContext http)
    {
        Dictionary<string, string> fields = (await http.Request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString());
        Open311Fault? fault = Faults.TryDequeue(out Open311Fault next) ? next : null;
        if (fields.GetValueOrDefault("api_key") != Key)
        {
            await Error(http, 403, "Invalid api_key");
            return;
        }

        if (Requires.FirstOrDefault(code => !fields.ContainsKey($"attribute[{code}]")) is { } missing)
        {
            await Error(http, 400, $"attribute[{missing}] is required");
            return;
        }

        switch (fault)
        {
            case Open311Fault.TooMany:
                http.Response.Headers.RetryAfter = "1";
                await Error(http, 429, "slow down");
                return;
            case Open311Fault.Unavailable:
                await Error(http, 503, "closed for repairs");
                return;
            case Open311Fault.Refused:
                await Error(http, 400, "service_code does not exist");
                return;
        }

        ExternalOrganisationRequest taken = Take(fields);
        switch (fault)
        {
            case Open311Fault.TakenThenReset:
                http.Abort();
                return;
            case Open311Fault.TakenThenError:
                await Error(http, 500, "internal error");
                return;
            case Open311Fault.TakenThenNonsense:
                await http.Response.WriteAsync("<html>thank you");
                return;
        }

        await Write(http, 200, new XElement("service_requests", new XElement("request", GivesTokens ? new XElement("token", taken.Token) : new XElement("service_request_id", taken.Id))));
    }

    private ExternalOrganisationRequest Take(Dictionary<string, string> fields)
    {
        if (KnowsRepeats && _requests.Values.FirstOrDefault(r => r.Fields["attribute[dialog_id]"] == fields["attribute[dialog_id]"]) is { } known)
        {
            return known;
        }

        string id = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        return _requests[id] = new ExternalOrganisationRequest(id, $"t{id}", fields) { IsPending = GivesTokens };
    }

    private XElement Element(ExternalOrganisationRequest r) => new("request",
        new XElement("service_request_id", r.Id), new XElement("status", r.Status), new XElement("status_notes", r.Notes ?? ""), new XElement("service_code", r.Fields["service_code"]),
        new XElement("description", ShowsOurId ? r.Fields["description"] : "moderated"), new XElement("requested_datetime", Time(r.UpdatedAt)), new XElement("updated_datetime", Time(r.UpdatedAt)));

    private static string Last(string path) => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..path.LastIndexOf('.')];

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static Task Error(HttpContext http, int status, string what) =>
        Write(http, status, new XElement("errors", new XElement("error", new XElement("code", status), new XElement("description", what))));

    private static async Task Write(HttpContext http, int status, XElement root)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/xml; charset=utf-8";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}"));
    }
}
