using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Api.Tests;

/// <summary>
/// Who may call what: every endpoint of the api, asked by every role of its own region and of another. A new endpoint adds one
/// line to the table: method, address without constraints and slash at the end, and whom it is <c>For</c>. Its route's
/// <c>{id}</c>, <c>{login}</c>, <c>{code}</c>, … is filled from <see cref="Things"/> with something of the region "test"; a
/// new kind of thing gets a line there too.
/// </summary>
public sealed class EveryEndpoint(Running running)
{
    internal static readonly Dictionary<string, string[]> Table = new()
    {
        ["GET /api/v1/session/options"] = For.Anybody,
        ["GET /api/v1/session/provider"] = For.Anybody,
        ["POST /api/v1/session/invitation"] = For.Anybody,
        ["POST /api/v1/session"] = For.Anybody,
        ["POST /api/v1/session/second-factor"] = For.Anybody,
        ["POST /api/v1/session/passkey/options"] = For.Anybody,
        ["POST /api/v1/session/passkey"] = For.Anybody,
        ["GET /api/v1/session"] = For.SignedIn,
        ["POST /api/v1/session/proof"] = For.SignedIn,
        ["POST /api/v1/session/proof/passkey"] = For.SignedIn,
        ["GET /api/v1/session/proof/provider"] = For.SignedIn,
        ["DELETE /api/v1/session"] = For.SignedIn,
        ["GET /api/v1/me/security"] = For.SignedIn,
        ["GET /api/v1/me/sessions"] = For.SignedIn,
        ["DELETE /api/v1/me/sessions"] = For.SignedIn,
        ["DELETE /api/v1/me/sessions/{id}"] = For.SignedIn,
        ["POST /api/v1/me/password"] = For.SignedIn,
        ["POST /api/v1/me/totp"] = For.SignedIn,
        ["POST /api/v1/me/totp/enable"] = For.SignedIn,
        ["DELETE /api/v1/me/totp"] = For.SignedIn,
        ["POST /api/v1/me/recovery-codes"] = For.SignedIn,
        ["POST /api/v1/me/passkeys/options"] = For.SignedIn,
        ["POST /api/v1/me/passkeys"] = For.SignedIn,
        ["DELETE /api/v1/me/passkeys/{id}"] = For.SignedIn,
        ["GET /api/v1/users"] = For.Administrators,
        ["PUT /api/v1/users/{login}"] = For.Administrators,
        ["POST /api/v1/users/{login}/disable"] = For.Administrators,
        ["POST /api/v1/users/{login}/enable"] = For.Administrators,
        ["POST /api/v1/users/{login}/unlock"] = For.Administrators,
        ["POST /api/v1/users/{login}/end-sessions"] = For.Administrators,
        ["POST /api/v1/users/{login}/reset-password"] = For.Administrators,
        ["POST /api/v1/users/{login}/reset-second-factor"] = For.Administrators,
        ["POST /api/v1/users/{login}/invitation"] = For.Administrators,
        ["PUT /api/v1/users/{login}/identity"] = For.Administrators,
        ["DELETE /api/v1/users/{login}/identity"] = For.Administrators,
        ["PUT /api/v1/users/{login}/roles/{region}"] = For.Administrators,
        ["DELETE /api/v1/users/{login}/roles/{region}"] = For.Administrators,
        ["POST /api/v1/session/region"] = For.SignedIn,
        ["GET /api/v1/map"] = For.CaseReaders,
        ["GET /api/v1/map/outline"] = For.CaseReaders,
        ["GET /api/v1/overview"] = ["analyst", "administrator"],
        ["GET /api/v1/keys"] = For.Administrators,
        ["POST /api/v1/keys"] = For.Administrators,
        ["DELETE /api/v1/keys/{id}"] = For.Administrators,
        ["GET /api/v1/audit"] = For.LeadsAndAdministrators,
        ["GET /api/v1/audit/export"] = For.LeadsAndAdministrators,
        ["GET /api/v1/platform"] = For.Engineers,
        ["POST /api/v1/platform/nodes/{id}/drain"] = For.Engineers,
        ["PUT /api/v1/platform/nodes/{id}/log-level"] = For.Engineers,
        ["DELETE /api/v1/platform/nodes/{id}/log-level"] = For.Engineers,
        ["GET /api/v1/cases"] = For.CaseReaders,
        ["GET /api/v1/cases/{id}"] = For.CaseReaders,
        ["GET /api/v1/cases/{id}/pdf"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/unmask"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/claim"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/release"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/answer"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/answer/preview"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/note"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/classify"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/assign"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/peers"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/forward"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/contractor-links"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/contractor-links/{link}/revoke"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/delivered"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/close"] = For.CaseWorkers,
        ["POST /api/v1/cases/next"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/block"] = For.OperatorsAndLeads,
        ["POST /api/v1/cases/{id}/unblock"] = For.OperatorsAndLeads,
        ["GET /api/v1/cases/{id}/held"] = For.OperatorsAndLeads,
        ["POST /api/v1/cases/{id}/held/release"] = For.OperatorsAndLeads,
        ["GET /api/v1/blocks"] = For.LeadsAndAdministrators,
        ["GET /api/v1/cases/{id}/resident"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/resident/link"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/resident/refuse"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/resident/undo"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/related"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/merge"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/unmerge"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/split"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/link"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/unlink"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/approve"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/return"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/delegate"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/withdraw"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/review"] = For.CaseReaders,
        ["POST /api/v1/cases/{id}/hand-back"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/snooze"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/snooze"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/unsnooze"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/arbitrate"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/promise-owner"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/promise-kept"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/tags"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/fields"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/formal"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/formal/register"] = For.CaseWorkers,
        ["POST /api/v1/cases/{id}/formal/answer"] = For.CaseWorkers,
        ["GET /api/v1/topics"] = For.Administrators,
        ["GET /api/v1/regions"] = For.Administrators,
        ["GET /api/v1/known-regions"] = For.Administrators,
        ["POST /api/v1/regions"] = For.Administrators,
        ["POST /api/v1/cases/{id}/files"] = For.CaseWorkers,
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}"] = For.CaseReaders,
        ["GET /api/v1/cases/{id}/attachments/{messageId}/{index}/thumbnail"] = For.CaseReaders,
        ["GET /api/v1/cases/{id}/draft"] = For.CaseWorkers,
        ["PUT /api/v1/cases/{id}/draft"] = For.CaseWorkers,
        ["DELETE /api/v1/cases/{id}/draft"] = For.CaseWorkers,
        ["POST /api/v1/cases/bulk"] = For.CaseWorkers,
        ["GET /api/v1/bulk"] = For.CaseWorkers,
        ["GET /api/v1/bulk/{id}"] = For.CaseWorkers,
        ["DELETE /api/v1/bulk/{id}"] = For.CaseWorkers,
        ["GET /api/v1/views"] = For.CaseReaders,
        ["POST /api/v1/views"] = For.CaseReaders,
        ["PUT /api/v1/views/{id}"] = For.CaseReaders,
        ["DELETE /api/v1/views/{id}"] = For.CaseReaders,
        ["GET /api/v1/files/{id}"] = For.CaseReaders,
        ["GET /api/v1/files/{id}/thumbnail"] = For.CaseReaders,
        ["GET /api/v1/templates"] = For.CaseWorkers,
        ["GET /api/v1/template-library"] = For.LeadsAndAdministrators,
        ["POST /api/v1/template-library"] = For.LeadsAndAdministrators,
        ["PUT /api/v1/template-library/{id}"] = For.LeadsAndAdministrators,
        ["DELETE /api/v1/template-library/{id}"] = For.LeadsAndAdministrators,
        ["GET /api/v1/promises"] = For.CaseReaders,
        ["GET /api/v1/precedents"] = For.CaseReaders,
        ["GET /api/v1/tags"] = For.CaseReaders,
        ["GET /api/v1/approvals/hours"] = For.CaseReaders,
        ["GET /api/v1/search"] = For.CaseReaders,
        ["GET /api/v1/board"] = [.. For.CaseReaders, "analyst"],
        ["GET /api/v1/board/figures"] = [.. For.CaseReaders, "analyst"],
        ["GET /api/v1/board/workload"] = For.Leads,
        ["GET /api/v1/board/layout"] = For.SignedIn,
        ["PUT /api/v1/board/layout"] = For.SignedIn,
        ["GET /api/v1/board/rebalance"] = For.Leads,
        ["POST /api/v1/board/rebalance"] = For.Leads,
        ["POST /api/v1/board/rebalance/preview"] = For.Leads,
        ["POST /api/v1/board/rebalance/{id}/undo"] = For.Leads,
        ["GET /api/v1/directory"] = For.CaseReaders,
        ["GET /api/v1/regions/{code}"] = For.Administrators,
        ["GET /api/v1/regions/{code}/autonomy"] = For.Administrators,
        ["POST /api/v1/regions/{code}/autonomy/measure"] = For.Administrators,
        ["PUT /api/v1/regions/{code}"] = For.Administrators,
        ["GET /api/v1/regions/{code}/progress"] = For.Administrators,
        ["GET /api/v1/regions/{code}/versions"] = For.Administrators,
        ["GET /api/v1/regions/{code}/versions/{version}"] = For.Administrators,
        ["POST /api/v1/regions/{code}/versions/{version}/restore"] = For.Administrators,
        ["POST /api/v1/regions/{code}/preview"] = For.Administrators,
        ["POST /api/v1/regions/{code}/authorities/import"] = For.Administrators,
        ["GET /api/v1/regions/{code}/hand-overs"] = For.LeadsAndAdministrators,
        ["POST /api/v1/regions/{code}/hand-overs/preview"] = For.LeadsAndAdministrators,
        ["POST /api/v1/regions/{code}/hand-overs"] = For.LeadsAndAdministrators,
        ["GET /api/v1/regions/{code}/hand-overs/{id}"] = For.LeadsAndAdministrators,
        ["POST /api/v1/regions/{code}/hand-overs/{id}/repeat"] = For.LeadsAndAdministrators,
        ["DELETE /api/v1/regions/{code}/hand-overs/{id}"] = For.LeadsAndAdministrators,
        ["POST /api/v1/regions/{code}/authorities/{authority}/merge/preview"] = For.Administrators,
        ["POST /api/v1/regions/{code}/authorities/{authority}/merge"] = For.Administrators,
        ["POST /api/v1/regions/{code}/routing/try"] = For.Administrators,
        ["GET /api/v1/regions/{code}/automation/use"] = For.Administrators,
        ["POST /api/v1/regions/{code}/automation/try"] = For.Administrators,
        ["GET /api/v1/regions/{code}/calendar/{year}"] = For.Administrators,
        ["GET /api/v1/regions/{code}/calendar/shipped"] = For.Administrators,
        ["POST /api/v1/regions/{code}/calendar/import"] = For.Administrators,
        ["POST /api/v1/regions/{code}/calendar/emergencies"] = For.Administrators,
        ["DELETE /api/v1/regions/{code}/calendar/emergencies/{date}"] = For.Administrators,
        ["GET /api/v1/regions/{code}/recomputation"] = For.Administrators,
        ["POST /api/v1/regions/{code}/recomputation"] = For.Administrators,
        ["DELETE /api/v1/regions/{code}/recomputation"] = For.Administrators,
        ["POST /api/v1/deadlines/simulate"] = For.Administrators,
        ["GET /api/v1/channels"] = For.Administrators,
        ["GET /api/v1/channels/{id}"] = For.Administrators,
        ["PUT /api/v1/channels/{id}"] = For.Administrators,
        ["DELETE /api/v1/channels/{id}"] = For.Administrators,
        ["POST /api/v1/channels/{id}/pause"] = For.Administrators,
        ["POST /api/v1/channels/{id}/resume"] = For.Administrators,
        ["POST /api/v1/channels/{id}/secret"] = For.Administrators,
        ["POST /api/v1/channels/{id}/test"] = For.Administrators,
        ["GET /api/v1/channels/{id}/intake"] = For.Administrators,
        ["GET /api/v1/channels/{id}/gaps"] = For.Administrators,
        ["GET /api/v1/channels/{id}/poison"] = For.Administrators,
        ["GET /api/v1/channels/{id}/poison/{payload}"] = For.Administrators,
        ["POST /api/v1/channels/{id}/poison/{payload}/retry"] = For.Administrators,
        ["POST /api/v1/channels/{id}/poison/{payload}/dismiss"] = For.Administrators,
        ["GET /api/v1/channels/{id}/undelivered"] = For.Administrators,
        ["POST /api/v1/channels/{id}/undelivered/{answer}/retry"] = For.Administrators,
        ["GET /api/v1/notifications"] = For.SignedIn,
        ["POST /api/v1/notifications/read"] = For.SignedIn,
        ["GET /api/v1/notifications/settings"] = For.SignedIn,
        ["PUT /api/v1/notifications/settings"] = For.SignedIn,
        ["GET /api/v1/webhooks"] = For.Administrators,
        ["POST /api/v1/webhooks"] = For.Administrators,
        ["GET /api/v1/webhooks/{id}"] = For.Administrators,
        ["PUT /api/v1/webhooks/{id}"] = For.Administrators,
        ["DELETE /api/v1/webhooks/{id}"] = For.Administrators,
        ["POST /api/v1/webhooks/{id}/secret"] = For.Administrators,
        ["POST /api/v1/webhooks/{id}/test"] = For.Administrators,
        ["GET /api/v1/webhooks/{id}/deliveries"] = For.Administrators,
        ["POST /api/v1/webhooks/{id}/deliveries/{delivery}/resend"] = For.Administrators,
        ["POST /api/v1/channels/{id}/messages"] = For.Integrations,
        ["POST /api/v1/imports"] = For.Administrators,
        ["GET /api/v1/imports/{id}"] = For.Administrators,
        ["DELETE /api/v1/imports/{id}"] = For.Administrators,
        ["GET /api/v1/erasures"] = For.LeadsAndAdministrators,
        ["POST /api/v1/erasures"] = For.Administrators,
        ["POST /api/v1/erasures/preview"] = For.Administrators,
        ["GET /api/v1/erasures/{id}"] = For.LeadsAndAdministrators,
        ["GET /api/v1/erasures/{id}/report"] = For.LeadsAndAdministrators,
        ["POST /api/v1/erasures/{id}/confirm"] = For.LeadsAndAdministrators,
        ["POST /api/v1/erasures/{id}/cancel"] = For.LeadsAndAdministrators,
        ["GET /api/v1/regions/{code}/retention"] = For.Administrators,
        ["PUT /api/v1/regions/{code}/retention"] = For.Administrators,
        ["POST /api/v1/regions/{code}/retention/preview"] = For.Administrators,
        ["ANY /live"] = For.CaseReaders,
        ["ANY /live/negotiate"] = For.CaseReaders,
        ["POST /hooks/{kind}/{channel}"] = For.Anybody,
        ["POST /hooks/feed/{channel}"] = For.Anybody,
        ["POST /public/{region}/messages"] = For.Anybody,
        ["GET /public/threads/{code}"] = For.Anybody,
        ["POST /public/threads/{code}/messages"] = For.Anybody,
        ["POST /public/threads/{code}/confirm"] = For.Anybody,
        ["POST /public/threads/{code}/dispute"] = For.Anybody,
        ["POST /public/threads/{code}/formal"] = For.Anybody,
        ["GET /open311/discovery.{format}"] = For.Anybody,
        ["ANY /open311/{*rest}"] = For.Anybody,
        ["GET /open311/v2/{region}/discovery.{format}"] = For.Anybody,
        ["GET /open311/v2/{region}/services.{format}"] = For.Anybody,
        ["GET /open311/v2/{region}/services/{code}.{format}"] = For.Anybody,
        ["GET /open311/v2/{region}/requests.{format}"] = For.Anybody,
        ["GET /open311/v2/{region}/requests/{id}.{format}"] = For.Anybody,
        ["GET /open311/v2/{region}/tokens/{token}.{format}"] = For.Anybody,
        ["POST /open311/v2/{region}/requests.{format}"] = For.Anybody,
        ["GET /open311/v2/{region}/servicerequestupdates.{format}"] = For.Anybody,
        ["POST /open311/v2/{region}/servicerequestupdates.{format}"] = For.Anybody,
        ["GET /r/{region}"] = For.Anybody,
        ["POST /r/{region}"] = For.Anybody,
        ["GET /f/{token}"] = For.Anybody,
        ["GET /a/{token}"] = For.Anybody,
        ["POST /a/{token}"] = For.Anybody,
        ["GET /t"] = For.Anybody,
        ["POST /t"] = For.Anybody,
        ["GET /c/{token}"] = For.Anybody,
        ["POST /c/{token}"] = For.Anybody,
        ["GET /c/{token}/photos/{index}"] = For.Anybody,
        ["GET /c/{token}/photos/{index}/small"] = For.Anybody,
        ["GET /t/{code}"] = For.Anybody,
        ["POST /t/{code}"] = For.Anybody,
        ["POST /t/{code}/confirm"] = For.Anybody,
        ["POST /t/{code}/dispute"] = For.Anybody,
        ["POST /t/{code}/formal"] = For.Anybody,
        ["GET /.well-known/security.txt"] = For.Anybody,
        ["GET /health/live"] = For.Anybody,
        ["GET /health/ready"] = For.Anybody,
        ["GET /openapi/{documentName}.json"] = For.Anybody,
        ["GET /reference/{documentName?}"] = For.Anybody,
        ["GET /reference"] = For.Anybody,
        ["GET /reference/v1"] = For.Anybody,
        ["GET /reference/start.js"] = For.Anybody,
        ["GET /reference/scalar.js"] = For.Anybody,
        ["GET /reference/scalar.aspnetcore.js"] = For.Anybody,
        ["GET /reference/favicon.svg"] = For.Anybody,
        ["ANY /{*path:nonfile}"] = For.Anybody,
    };

    /// <summary>The value used for a route's parameter: something of the region "test", by the route up to the parameter.</summary>
    private static Dictionary<string, string> Things(Targets t) => new()
    {
        ["/api/v1/cases/{id}"] = t.Case,
        ["/api/v1/users/{login}"] = t.Login,
        ["/api/v1/regions/{code}"] = t.Region,
        ["/api/v1/channels/{id}"] = t.Channel,
        ["/api/v1/imports/{id}"] = t.Import,
        ["/poison/{payload}"] = "0",
        ["/undelivered/{answer}"] = "0",
        ["/contractor-links/{link}"] = Guid.Empty.ToString(),
        ["/calendar/{year}"] = "2026",
        ["/versions/{version}"] = "1",
        ["/emergencies/{date}"] = "2026-01-12",
        ["/{messageId}/{index}"] = "0",
        ["/api/v1/me/passkeys/{id}"] = "AAAA",
    };

    [Fact]
    public void Has_a_line_in_the_table()
    {
        List<string> endpoints = [.. running.Endpoints.SelectMany(Names)];
        Assert.Empty(endpoints.Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(endpoints));
    }

    [Fact]
    public async Task Turns_strangers_away_unless_it_is_for_anybody()
    {
        Targets targets = await Targets.Make(running);
        using HttpClient stranger = running.Stranger();
        List<string> wrong = [];
        foreach ((string endpoint, _) in Table.Where(e => e.Value.Length > 0))
        {
            HttpStatusCode status = await Call(stranger, endpoint, targets);
            Note(wrong, status == HttpStatusCode.Unauthorized, $"a stranger got {(int)status} from {endpoint}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("executor")]
    [InlineData("approver")]
    [InlineData("lead")]
    [InlineData("administrator")]
    [InlineData("analyst")]
    [InlineData("engineer")]
    public async Task Is_open_to_the_roles_of_its_line_and_to_no_other(string role)
    {
        Targets targets = await Targets.Make(running);
        using HttpClient person = await running.SignIn(await Cast.Of(role, running, running.Region.Code));
        List<string> wrong = [];
        foreach ((string endpoint, string[] roles) in Table.Where(e => e.Value.Length > 0).OrderBy(e => e.Key == "DELETE /api/v1/session"))
        {
            HttpStatusCode status = await Call(person, endpoint, targets);
            bool may = roles.Contains(role);
            Note(wrong, may ? IsLetIn(status) : status == HttpStatusCode.Forbidden, $"{role} got {(int)status} from {endpoint}");
            // Central roles belong to no region, and some reads say which question they miss.
            bool reads = may && endpoint.StartsWith("GET", StringComparison.Ordinal) && !Cast.IsCentral(role);
            bool found = status is HttpStatusCode.OK or HttpStatusCode.BadRequest || (status == HttpStatusCode.NotFound && MayBeAbsent(endpoint, targets));
            Note(wrong, !reads || found, $"{role} could not read {endpoint}: {(int)status}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("executor")]
    [InlineData("approver")]
    [InlineData("lead")]
    [InlineData("administrator")]
    public async Task Knows_nothing_of_another_region(string role)
    {
        Targets targets = await Targets.Make(running);
        using HttpClient person = await running.SignIn(await Cast.Of(role, running, running.Neighbour.Code));
        List<string> wrong = [];
        foreach ((string endpoint, string[] roles) in Table.Where(e => e.Value.Length > 0 && Things(targets).Keys.Any(t => e.Key.Contains(t, StringComparison.Ordinal))))
        {
            HttpStatusCode status = await Call(person, endpoint, targets);
            // Bodies are empty here: where one is read first, it is refused before anything is looked up.
            bool hidden = status == HttpStatusCode.NotFound || (status == HttpStatusCode.BadRequest && !endpoint.StartsWith("GET", StringComparison.Ordinal));
            Note(wrong, roles.Contains(role) ? hidden : status == HttpStatusCode.Forbidden, $"{role} of the neighbour got {(int)status} from {endpoint}");
        }

        Assert.Empty(wrong);
    }

    private static readonly string[] Absent = ["/draft", "/poison/{", "/undelivered/{", "/proof/provider"];

    // Nobody has made one, or it is not among the things.
    private static bool MayBeAbsent(string endpoint, Targets targets) => Absent.Any(a => endpoint.Contains(a, StringComparison.Ordinal)) || Filled(endpoint, targets).Contains('{', StringComparison.Ordinal);

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        string address = System.Text.RegularExpressions.Regex.Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), @":(guid|int|long)\}", "}");
        IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } some ? some : ["ANY"];
        return methods.Where(m => m != "HEAD").Select(m => $"{m} {address}");
    }

    private static string Filled(string path, Targets targets) => Things(targets).Aggregate(
        path, (p, thing) => p.Replace(thing.Key, thing.Key[..(thing.Key.LastIndexOf('/') + 1)] + thing.Value, StringComparison.Ordinal));

    private static async Task<HttpStatusCode> Call(HttpClient person, string endpoint, Targets targets)
    {
        string[] parts = endpoint.Split(' ');
        string path = System.Text.RegularExpressions.Regex.Replace(Filled(parts[1], targets), @"\{\w+\}", Guid.Empty.ToString());
        using HttpRequestMessage request = new(new HttpMethod(parts[0] == "ANY" ? "GET" : parts[0]), path);
        if (parts[0] is "POST" or "PUT" or "PATCH")
        {
            request.Content = JsonContent.Create(new { });
        }

        using HttpResponseMessage answer = await person.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    // Access is granted, even where the answer is that the empty body is invalid, that the rules refuse, or that the thing is not there.
    private static bool IsLetIn(HttpStatusCode status) => status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)status < 500;

    private static void Note(List<string> wrong, bool right, string what)
    {
        if (!right)
        {
            wrong.Add(what);
        }
    }

    /// <summary>Whom an endpoint is for.</summary>
    private static class For
    {
        public static readonly string[] Anybody = [];
        public static readonly string[] CaseWorkers = ["operator", "executor", "lead"];
        public static readonly string[] CaseReaders = [.. CaseWorkers, "approver"];
        public static readonly string[] OperatorsAndLeads = ["operator", "lead"];
        public static readonly string[] Administrators = ["administrator"];
        public static readonly string[] Engineers = ["engineer"];
        public static readonly string[] Leads = ["lead"];
        public static readonly string[] LeadsAndAdministrators = ["lead", "administrator"];

        /// <summary>No person, only keys with a scope: see AnApiKey.</summary>
        public static readonly string[] Integrations = ["integration"];
        public static readonly string[] SignedIn = ["operator", "executor", "approver", "lead", "analyst", "administrator", "engineer"];
    }
}
