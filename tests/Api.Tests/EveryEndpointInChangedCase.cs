using System.Net;
using System.Text;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Tests;

/// <summary>
/// Routing ignores the case of an address, so no guard may depend on how it is spelled. Every endpoint is asked in changed case by
/// somebody with a session: what guards the usual spelling guards this one.
/// </summary>
public sealed class EveryEndpointInChangedCase(Running running)
{
    [Fact]
    public async Task Changes_nothing_without_the_header()
    {
        using HttpClient person = await Person();
        Assert.Empty(await Wrong(person, Guarded, "missing-header", HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Changes_nothing_for_the_page_of_another_site(string header, string value)
    {
        using HttpClient person = await Person();
        person.DefaultRequestHeaders.Add("X-Dialog", "1");
        person.DefaultRequestHeaders.Add(header, value);
        Assert.Empty(await Wrong(person, [.. Guarded, .. Connections], "foreign-origin", HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Is_kept_in_no_cache()
    {
        using HttpClient person = await Person();
        List<string> kept = [];
        foreach ((RouteEndpoint endpoint, string method) in All.Where(e => e.Method == "GET" && !IsPageOfTheConsole(e.Endpoint)))
        {
            using HttpResponseMessage answer = await Ask(person, endpoint, method);
            // The reference's own scripts and picture may be kept.
            bool isOurs = answer.Content.Headers.ContentType?.MediaType is "text/javascript" or "application/javascript" or "image/svg+xml";
            if (!isOurs && answer.Headers.CacheControl?.NoStore != true)
            {
                kept.Add($"{method} {Address(endpoint)}: {answer.Headers.CacheControl}");
            }
        }

        Assert.Empty(kept);
    }

    [Fact]
    public void Is_guarded_wherever_a_session_acts() =>
        Assert.Empty(All.Where(e => IsFree(e.Endpoint) && e.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(e => Address(e.Endpoint)));

    private (RouteEndpoint Endpoint, string Method)[] All =>
        [.. running.Endpoints.SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST"]).Select(m => (e, m)))];

    private IEnumerable<(RouteEndpoint Endpoint, string Method)> Guarded =>
        All.Where(e => e.Method is not ("GET" or "HEAD" or "OPTIONS") && !IsFree(e.Endpoint) && !IsHub(e.Endpoint));

    private IEnumerable<(RouteEndpoint Endpoint, string Method)> Connections => All.Where(e => IsHub(e.Endpoint));

    private static bool IsFree(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };

    private static bool IsHub(Endpoint endpoint) => endpoint.Metadata.GetMetadata<HubMetadata>() is not null;

    private static bool IsPageOfTheConsole(RouteEndpoint endpoint) => endpoint.RoutePattern.PathSegments is [{ IsSimple: true, Parts: [RoutePatternParameterPart { IsCatchAll: true }] }];

    private static async Task<List<string>> Wrong(HttpClient person, IEnumerable<(RouteEndpoint Endpoint, string Method)> asked, string code, HttpStatusCode status)
    {
        List<string> wrong = [];
        int count = 0;
        foreach ((RouteEndpoint endpoint, string method) in asked)
        {
            count++;
            using HttpResponseMessage answer = await Ask(person, endpoint, method);
            string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (answer.StatusCode != status || !body.Contains(code, StringComparison.Ordinal))
            {
                wrong.Add($"{method} {Address(endpoint)}: {(int)answer.StatusCode} {body}");
            }
        }

        Assert.True(count > 0, "no endpoint was asked");
        return wrong;
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient person, RouteEndpoint endpoint, string method)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), Address(endpoint));
        if (method is not ("GET" or "HEAD"))
        {
            // What is sent in another format than an endpoint takes does not reach it.
            string format = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [string first, ..] ? first : "application/json";
            request.Content = new StringContent("{}", Encoding.UTF8, format);
        }

        return await person.SendAsync(request, TestContext.Current.CancellationToken);
    }

    // ApI/V1/cAsEs/…: literals change case, parameters get what their constraints take.
    private static string Address(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            RoutePatternLiteralPart literal => Changed(literal.Content),
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(parameter),
            _ => "",
        }))));

    private static string Changed(string text) => string.Concat(text.Select((c, i) => i % 2 == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    private static string Value(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(p => p.Content).FirstOrDefault() switch
        {
            "guid" => Guid.Empty.ToString(),
            "int" or "long" => "0",
            _ => parameter.Name == "format" ? "json" : "x",
        };

    /// <summary>Sends the cookie of a session, whatever the answers say of it.</summary>
    private async Task<HttpClient> Person()
    {
        using SignedInBrowser browser = await SignedInBrowser.Open(running.Dialog.Api, running.Region.Operator, TestRegion.Password);
        HttpClient person = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = running.Dialog.Api };
        person.DefaultRequestHeaders.Add("Cookie", browser.Cookie);
        return person;
    }
}
