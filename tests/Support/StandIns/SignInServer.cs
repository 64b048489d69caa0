using System.Collections.Concurrent;
using System.Globalization;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dialog.Support.StandIns;

/// <summary>The token endpoint of a sign-in server in this process (RFC 6749, client credentials and refresh token), with what such servers do.</summary>
public sealed class SignInServer : IAsyncDisposable
{
    public const string ClientId = "dialog";
    public const string ClientSecret = "secret-of-the-client";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, bool> _tokens = new();
    private int _issued;

    private SignInServer(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    public string Endpoint => $"{Address}/token";

    /// <summary>What is said of the life of an access token.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The refresh token that is taken now.</summary>
    public string RefreshToken { get; set; } = "refresh-1";

    /// <summary>Each use of a refresh token gives another and ends the former.</summary>
    public bool Rotates { get; set; }

    /// <summary>Every question as "grant_type scope".</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    public static async Task<SignInServer> StartAsync()
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Next()}");
        WebApplication app = StandInApp.At(address);
        SignInServer server = new(app, address);
        app.MapPost("/token", server.Answer);
        app.MapGet("/introspect", server.Introspect);
        await app.StartAsync();
        return server;
    }

    /// <summary>Whether a mail server should let in who shows it.</summary>
    public bool IsValid(string token) => _tokens.ContainsKey(token);

    /// <summary>Ends every access token before its time.</summary>
    public void Withdraw() => _tokens.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private async Task<IResult> Answer(HttpRequest request)
    {
        IFormCollection form = await request.ReadFormAsync();
        string grant = form["grant_type"].ToString();
        Questions.Enqueue($"{grant} {form["scope"]}".Trim());
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            return Results.Json(new { error = "invalid_client", error_description = "who is that" }, statusCode: 401);
        }

        if (grant == "refresh_token" && form["refresh_token"] != RefreshToken)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        int number = Interlocked.Increment(ref _issued);
        if (grant == "refresh_token" && Rotates)
        {
            RefreshToken = $"refresh-of-{number}";
        }

        string token = $"access-{number}";
        _tokens[token] = true;
        return Results.Json(new
        {
            access_token = token,
            token_type = "Bearer",
            expires_in = (int)Life.TotalSeconds,
            refresh_token = grant == "refresh_token" && Rotates ? RefreshToken : null,
        });
    }

    // As mail servers ask whether a token is still good (RFC 7662).
    private IResult Introspect(string token) => IsValid(token) ? Results.Json(new { active = true, username = "priemnaya@region.example" }) : Results.Json(new { active = false });
}
