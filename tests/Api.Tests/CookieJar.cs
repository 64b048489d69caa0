using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dialog.Api.Tests;

/// <summary>A browser whose cookies the test sees and changes, at an api of this process.</summary>
internal sealed class CookieJar : IDisposable
{
    private const string SessionCookie = "dialog";
    private const string ProvedClaim = "proved-at";
    private readonly ApiWithin _api;
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _cookies = [];

    public CookieJar(ApiWithin api, string? address = null, string? agent = null)
    {
        _api = api;
        _http = api.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        _http.DefaultRequestHeaders.Add("X-Dialog", "1");
        if (address is not null)
        {
            _http.DefaultRequestHeaders.Add(ApiWithin.AddressHeader, address);
        }

        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
    }

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<HttpResponseMessage> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public Task<HttpResponseMessage> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<JsonElement> Json(string path) => await Running.Json(await Get(path));

    public Task<HttpResponseMessage> SignIn(string login, string password) => Post("/api/v1/session", new { login, password });

    /// <summary>The console asks who is signed in: with it the browser becomes a known device.</summary>
    public Task<HttpResponseMessage> SeeSession() => Get("/api/v1/session");

    public void Forget() => _cookies.Clear();

    /// <summary>Everything but the session itself: what stays in a browser after signing out.</summary>
    public void ForgetSession() => _cookies.Remove(SessionCookie);

    /// <summary>When the session's owner last proved who they are, by its cookie.</summary>
    public DateTimeOffset ProvedAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Ticket.Principal.FindFirstValue(ProvedClaim)!, CultureInfo.InvariantCulture));

    private ISecureDataFormat<AuthenticationTicket> Format => _api.Services
        .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;

    private AuthenticationTicket Ticket => Format.Unprotect(_cookies[SessionCookie])!;

    /// <summary>The last proof was so long ago, as if the session had been open meanwhile.</summary>
    public void Age(TimeSpan since)
    {
        AuthenticationTicket ticket = Ticket;
        ClaimsIdentity identity = (ClaimsIdentity)ticket.Principal.Identity!;
        identity.RemoveClaim(identity.FindFirst(ProvedClaim)!);
        identity.AddClaim(new Claim(ProvedClaim, (DateTimeOffset.UtcNow - since).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        _cookies[SessionCookie] = Format.Protect(ticket);
    }

    /// <summary>Our redirect to the provider, its answer, and where we send the browser in the end.</summary>
    public async Task<string> ThroughProvider(string path)
    {
        HttpResponseMessage away = await Get(path);
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        using HttpClient outside = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        Uri back = (await outside.GetAsync(away.Headers.Location, TestContext.Current.CancellationToken)).Headers.Location!;
        // A strict cookie does not come along when another site sends the browser here.
        return (await Send(HttpMethod.Get, back.PathAndQuery, null, fromElsewhere: true)).Headers.Location!.ToString();
    }

    /// <summary>What another node says to the same cookies.</summary>
    public async Task<HttpStatusCode> StatusAt(ApiWithin node, string path)
    {
        using CookieJar there = new(node);
        foreach ((string name, string value) in _cookies)
        {
            there._cookies[name] = value;
        }

        return (await there.Get(path)).StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, bool fromElsewhere = false)
    {
        using HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        IEnumerable<KeyValuePair<string, string>> sent = fromElsewhere ? _cookies.Where(c => c.Key != SessionCookie) : _cookies;
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", sent.Select(c => $"{c.Key}={c.Value}")));
        HttpResponseMessage answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (string[] cookie in answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set) ? set.Select(s => s.Split(';')[0].Split('=', 2)) : [])
        {
            if (cookie[1].Length == 0)
            {
                _cookies.Remove(cookie[0]);
            }
            else
            {
                _cookies[cookie[0]] = cookie[1];
            }
        }

        return answer;
    }
}
