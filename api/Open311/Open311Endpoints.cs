using System.Globalization;
using System.Text.RegularExpressions;
using Dialog.Api.Setup;
using Dialog.Open311;
using Dialog.Regions;
using static Dialog.Open311.Open311Node;

namespace Dialog.Api.Open311;

/// <summary>
/// Open311 GeoReport v2 with FixMyStreet's extension of updates. Reading needs no key; a region without a channel of kind
/// open311 does not exist here. Errors come as the specification wants them, in the format of the address.
/// </summary>
internal static partial class Open311Endpoints
{
    private static readonly object PlaceKey = new();

    public static void AddOpen311(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Open311Regions>();
        builder.Services.AddSingleton<Open311Services>();
        builder.Services.AddSingleton<PublicRequests>();
        builder.Services.AddSingleton<ClientUploads>();
        builder.Services.AddSingleton<Open311Intake>();
    }

    public static void MapOpen311(this WebApplication app)
    {
        RouteGroupBuilder all = app.MapGroup("/open311").AllowAnonymous().RequireRateLimiting(Security.PublicLimit).ExcludeFromDescription().DisableAntiforgery().AddEndpointFilter(InItsFormat)
            .WithMetadata(new ProblemFormat((request, status, words) => Open311Formats.Error(Open311Formats.Of(request), status, words)));
        all.MapGet("/discovery.{format}", Discover);
        all.Map("/{*rest}", Unknown);
        RouteGroupBuilder region = all.MapGroup("/v2/{region}").AddEndpointFilter(OfARegion);
        region.MapGet("/discovery.{format}", DiscoverOne);
        region.MapGet("/services.{format}", Services);
        region.MapGet("/services/{code}.{format}", Definition);
        region.MapGet("/requests.{format}", Requests);
        region.MapGet("/requests/{id}.{format}", Request);
        region.MapGet("/tokens/{token}.{format}", Token);
        region.MapPost("/requests.{format}", Post);
        region.MapGet("/servicerequestupdates.{format}", Updates);
        region.MapPost("/servicerequestupdates.{format}", PostUpdate);
    }

    private static async ValueTask<object?> InItsFormat(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (http.Request.RouteValues.TryGetValue("format", out object? format) && !Open311Formats.Knows(format as string))
        {
            return Open311Formats.Error(Open311Formats.Xml, StatusCodes.Status406NotAcceptable, $"format: '{format}' is neither xml nor json");
        }

        try
        {
            return await next(context);
        }
        catch (Exception e) when (Errors.IsOutage(e))
        {
            http.Response.Headers.RetryAfter = "2";
            return Open311Formats.Error(Open311Formats.Of(http.Request), StatusCodes.Status503ServiceUnavailable, "The system is busy or restarting. Nothing was taken: repeat in a moment.");
        }
    }

    private static async ValueTask<object?> OfARegion(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        Open311Place? place = await http.RequestServices.GetRequiredService<Open311Regions>().Find((string)http.Request.RouteValues["region"]!, http.RequestAborted);
        if (place is null)
        {
            return NotFound(http, "region: there is no Open311 server under this address");
        }

        if (!place.IsNamed(http.Request.Query["jurisdiction_id"].FirstOrDefault()))
        {
            return NotFound(http, "jurisdiction_id: not found");
        }

        http.Items[PlaceKey] = place;
        return await next(context);
    }

    private static async Task<IResult> Discover(HttpContext http, Open311Regions regions) => Answer(
        http, "discovery", Discovery.Of(await regions.All(http.RequestAborted), AddressOf(http), Open311Texts.For(http.Request)));

    private static IResult DiscoverOne(HttpContext http) => Answer(http, "discovery", Discovery.Of([Place(http)], AddressOf(http), Open311Texts.For(http.Request)));

    private static async Task<IResult> Services(HttpContext http, Open311Services services)
    {
        Open311Texts texts = Open311Texts.For(http.Request);
        return Answer(http, "services", Open311Nodes.Of((await services.Topics()).Select(t => Open311Services.Of(t, texts))));
    }

    private static async Task<IResult> Definition(string code, HttpContext http, Open311Services services) =>
        (await services.Topics()).FirstOrDefault(t => t.Code == code) is null
            ? NotFound(http, $"service_code: there is no service '{code}'")
            : Answer(http, "service_definition", Open311Nodes.Of(new ServiceDefinition(code, Open311Services.Attributes(code, Open311Texts.For(http.Request)))));

    private static async Task<IResult> Requests(HttpContext http, PublicRequests requests, TimeProvider time)
    {
        (RequestFilter? filter, string? fault) = RequestFilter.Of(http.Request.Query, time.GetUtcNow());
        return filter is null ? Bad(http, fault!) : Answer(http, "service_requests", Open311Nodes.Of(await requests.Find(Place(http), filter, Open311Texts.For(http.Request), http.RequestAborted)));
    }

    private static async Task<IResult> Request(string id, HttpContext http, PublicRequests requests)
    {
        long number = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long given) ? given : 0;
        RequestFilter one = new([number], null, null, default, default, 1, 1);
        List<ServiceRequest> found = await requests.Find(Place(http), one, Open311Texts.For(http.Request), http.RequestAborted);
        return found.Count == 0 ? NotFound(http, "service_request_id: not found") : Answer(http, "service_requests", Open311Nodes.Of(found));
    }

    private static async Task<IResult> Token(string token, HttpContext http, Open311Intake intake)
    {
        (long? number, bool waits) = await intake.Find(Place(http), token, http.RequestAborted);
        return number is null && !waits
            ? NotFound(http, "token: not found")
            : Answer(http, "service_requests", Open311Nodes.Of([new ServiceRequest { Id = number?.ToString(CultureInfo.InvariantCulture), Token = token }]));
    }

    private static async Task<IResult> Post(HttpContext http, Open311Intake intake, ClientUploads uploads, Open311Services services, TimeProvider time)
    {
        (ClientForm? form, IResult? fault, Dialog.Api.Access.Person? sender) = await Posted(http, intake, uploads);
        if (fault is not null)
        {
            return fault;
        }

        Open311Texts texts = Open311Texts.For(http.Request);
        string? code = form!.Value("service_code", 100);
        TopicName? topic = (await services.Topics()).FirstOrDefault(t => t.Code == code);
        if (topic is null)
        {
            return code is null ? Bad(http, "service_code: is required") : NotFound(http, $"service_code: there is no service '{code}'");
        }

        Open311Place place = Place(http);
        Open311Submission? submission = Submissions.Of(
            form, Open311Services.Of(topic, texts), Open311Services.Attributes(topic.Code, Open311Texts.Russian), place.Region.Code, sender!.Login,
            http.Request.Headers["Idempotency-Key"].FirstOrDefault(), Open311Texts.Russian, time.GetUtcNow());
        if (submission is null)
        {
            return Bad(http, [.. form.Faults]);
        }

        CheckedUploads files = await uploads.Check($"{place.Channel.Id}/{submission.Conversation}", form.Uploads, http.RequestAborted);
        if (files.NotScanned)
        {
            return NotScanned(http);
        }

        Remark[] remarks = [.. form.Remarks, .. files.Remarks];
        Handed handed = OrItsToken(http, form, submission.Conversation, await intake.Open(place, submission.WithHidden([.. remarks.Select(r => r.In(Open311Texts.Russian))]), files, http.RequestAborted));
        return handed.Refusal is { } refused ? Bad(http, $"description: {refused}") : Answer(http, "service_requests", Open311Nodes.Of([new ServiceRequest
        {
            Id = handed.Number?.ToString(CultureInfo.InvariantCulture),
            Token = handed.Token,
            Notice = string.Join(' ', [texts[handed.Token is null ? "notice.taken" : "notice.kept"], .. remarks.Select(r => r.In(texts))]),
        }]));
    }

    private static async Task<IResult> Updates(HttpContext http, PublicRequests requests, TimeProvider time)
    {
        (RequestFilter? filter, string? fault) = RequestFilter.Of(http.Request.Query, time.GetUtcNow());
        return filter is null
            ? Bad(http, fault!)
            : Answer(http, "service_request_updates", Open311Nodes.Of(await requests.Updates(Place(http), filter, Open311Texts.For(http.Request), http.RequestAborted)));
    }

    private static async Task<IResult> PostUpdate(HttpContext http, Open311Intake intake, ClientUploads uploads, TimeProvider time)
    {
        (ClientForm? form, IResult? fault, Dialog.Api.Access.Person? sender) = await Posted(http, intake, uploads);
        if (fault is not null)
        {
            return fault;
        }

        Open311Place place = Place(http);
        string? id = form!.Value("service_request_id", 100);
        if (id is null)
        {
            return Bad(http, "service_request_id: is required");
        }

        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || await intake.Of(place, number, http.RequestAborted) is not { } about)
        {
            return NotFound(http, "service_request_id: not found among what came by Open311");
        }

        string messageId = Open311Intake.UpdateMessageId(sender!.Login, form.Value("update_id", 200));
        if (Submissions.Update(form, about.Conversation, messageId, about.Resident, about.Name, Open311Texts.Russian, time.GetUtcNow()) is not { } update)
        {
            return Bad(http, [.. form.Faults]);
        }

        CheckedUploads files = await uploads.Check($"{place.Channel.Id}/{about.Conversation}", form.Uploads, http.RequestAborted);
        if (files.NotScanned)
        {
            return NotScanned(http);
        }

        string[] remarks = [.. form.Remarks.Concat(files.Remarks).Select(r => r.In(Open311Texts.Russian))];
        (string? updateId, string? refusal) = await intake.Add(place, update.WithHidden(remarks), files, about.CaseId, http.RequestAborted);
        return refusal is not null ? Bad(http, $"description: {refusal}") : Answer(http, "service_request_updates", Open311Nodes.Of([new RequestUpdate { Id = updateId }]));
    }

    private static async Task<(ClientForm?, IResult?, Dialog.Api.Access.Person?)> Posted(HttpContext http, Open311Intake intake, ClientUploads uploads)
    {
        Open311Place place = Place(http);
        bool asked = false;
        string? shown = null;
        Dialog.Api.Access.Person? sender = null;
        (IFormCollection? fields, IReadOnlyList<ClientUpload> files, string? fault) = await ClientBody.Read(http.Request, uploads.Limits, IsKnown, http.RequestAborted);
        ClientForm? form = fields is null ? null : new ClientForm(fields, files);
        if (form is null && !(asked && sender is null))
        {
            return (null, Bad(http, fault!), null);
        }

        if (asked ? sender is null : !await IsKnown(form!.ApiKey ?? http.Request.Query["api_key"].FirstOrDefault()))
        {
            if (intake.Wait(shown, http) is { } wait)
            {
                Errors.RetryAfter(http, wait);
                return (null, Error(http, 429, "api_key: too many wrong keys came from this address; wait as long as Retry-After says"), null);
            }

            return (null, Error(http, 403, shown is null ? fault ?? "api_key: is missing" : "api_key: is not a key that may send requests here"), null);
        }

        return place.IsNamed(form!.Jurisdiction) ? (form, null, sender) : (null, NotFound(http, "jurisdiction_id: not found"), null);

        async Task<bool> IsKnown(string? key)
        {
            (asked, shown) = (true, key);
            sender = await intake.Sender(key, place, http);
            return sender is not null;
        }
    }

    // Some clients know only tokens: they say so by Prefer: respond-async (RFC 7240), or by token=true in the address or the form.
    private static Handed OrItsToken(HttpContext http, ClientForm form, string token, Handed handed)
    {
        bool wanted = http.Request.Headers["Prefer"].Any(p => p?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) == true)
            || string.Equals(http.Request.Query["token"].FirstOrDefault() ?? form.Value("token", 10), "true", StringComparison.OrdinalIgnoreCase);
        return handed.Number is not null && wanted ? new Handed(null, token, null) : handed;
    }

    // Kept unseen it could be shown to somebody; taken without it the report would lose it.
    private static IResult NotScanned(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return Error(http, StatusCodes.Status503ServiceUnavailable, "files: the virus scanner does not answer. Nothing was taken: repeat later.");
    }

    // A known path with an unsupported method is a 405; any other path does not exist.
    private static IResult Unknown(HttpContext http)
    {
        if (Address().Match(http.Request.Path.Value ?? "") is not { Success: true } known)
        {
            return NotFound(http, "There is nothing at this address; see discovery.xml.");
        }

        http.Response.Headers.Allow = known.Groups["written"].Success ? "GET, POST" : "GET";
        return Error(http, StatusCodes.Status405MethodNotAllowed, $"{http.Request.Method} is not taken here.");
    }

    private static Open311Place Place(HttpContext http) => (Open311Place)http.Items[PlaceKey]!;

    private static string AddressOf(HttpContext http) =>
        http.RequestServices.GetRequiredService<PublicAddress>().Link(http.Request, "");

    private static IResult Answer(HttpContext http, string root, Open311Node node) => Open311Formats.Answer(Open311Formats.Of(http.Request), root, node);

    private static IResult Bad(HttpContext http, params IEnumerable<string> faults) => Open311Formats.Error(Open311Formats.Of(http.Request), 400, faults);

    private static IResult NotFound(HttpContext http, string what) => Error(http, 404, what);

    private static IResult Error(HttpContext http, int status, string what) => Open311Formats.Error(Open311Formats.Of(http.Request), status, what);

    [GeneratedRegex(@"^/open311/(?:discovery|v2/[^/]+/(?:discovery|services|(?<written>requests|servicerequestupdates)|services/[^/]+|requests/[^/]+|tokens/[^/]+))\.(?:xml|json)$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
