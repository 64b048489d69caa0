using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dialog.Support.StandIns;

/// <summary>A small OpenID Connect provider: discovery, keys, authorisation by code with PKCE, signed id tokens. Signs in whom the test says.</summary>
public sealed class StandInProvider : IAsyncDisposable
{
    public const string Client = "dialog";
    public const string Secret = "the provider's client secret";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new();
    private WebApplication _app = null!;

    /// <summary>The claims of whoever signs in next.</summary>
    public Dictionary<string, string> Person { get; set; } = [];

    /// <summary>The audience its tokens are for.</summary>
    public string Audience { get; set; } = Client;

    public string Address { get; private set; } = "";

    public static async Task<StandInProvider> Start()
    {
        StandInProvider provider = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        provider._app = builder.Build();
        provider.Map();
        await provider._app.StartAsync();
        provider.Address = provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["jwks_uri"] = $"{Address}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        _app.MapGet("/keys", () =>
        {
            RSAParameters p = _key.ExportParameters(includePrivateParameters: false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Url(p.Modulus!), e = Url(p.Exponent!) } } });
        });
        _app.MapGet("/authorize", (HttpRequest q) =>
        {
            string code = Guid.NewGuid().ToString("N");
            _codes[code] = (q.Query["nonce"]!, q.Query["code_challenge"]!, q.Query["redirect_uri"]!);
            return Results.Redirect($"{q.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(q.Query["state"]!)}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            IFormCollection form = await request.ReadFormAsync();
            bool good = _codes.TryRemove(form["code"].ToString(), out (string Nonce, string Challenge, string RedirectUri) asked)
                && form["client_id"] == Client && form["client_secret"] == Secret && form["redirect_uri"] == asked.RedirectUri
                && Url(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
            return good ? Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 60, id_token = Token(asked.Nonce) }) : Results.BadRequest(new { error = "invalid_grant" });
        });
    }

    private string Token(string nonce)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Dictionary<string, object> claims = new() { ["iss"] = Address, ["aud"] = Audience, ["sub"] = "1", ["iat"] = now, ["exp"] = now + 60, ["nonce"] = nonce };
        foreach ((string name, string value) in Person)
        {
            claims[name] = value;
        }

        string signed = $"{Url(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", typ = "JWT", kid = "1" }))}.{Url(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Url(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
