using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dialog.Outbound;

namespace Dialog.Channels.Email;

/// <param name="IsFresh">issued for this very sign-in</param>
internal sealed record MailToken(string Value, bool IsFresh);

/// <summary>There is no access token for a mailbox.</summary>
/// <param name="code">as of <see cref="NetworkException"/></param>
internal sealed class MailTokenException(string code, string words, Exception? cause = null) : IOException(words, cause)
{
    public string Code { get; } = code;
}

/// <summary>Access tokens of mailboxes that are signed in to by OAuth 2 (RFC 6749, 4.4 and 6), kept until shortly before they expire; one cache per silo.</summary>
internal sealed class MailTokens(NetworkCalls calls, TimeProvider time)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UnsaidLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    // What a sign-in server says in a form of its own; anything else may be any server.
    private static readonly HashSet<string> Refusals =
        ["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope"];

    private readonly ConcurrentDictionary<string, Issued> _issued = new();

    private sealed class Issued
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public string? Token { get; set; }

        public DateTimeOffset Until { get; set; }

        /// <summary>The one that was issued in place of the settings' own.</summary>
        public string? RefreshToken { get; set; }
    }

    /// <param name="refused">a token the mail server did not accept: another one is asked for</param>
    /// <exception cref="MailTokenException">The sign-in server refused or did not answer.</exception>
    public async Task<MailToken> Of(ChannelSettings settings, string? refused, CancellationToken stop)
    {
        Issued mine = Mine(settings);
        await mine.Gate.WaitAsync(stop);
        try
        {
            if (mine.Token is { } known && known != refused && time.GetUtcNow() < mine.Until)
            {
                return new(known, IsFresh: false);
            }

            return new(await Ask(mine, settings, stop), IsFresh: true);
        }
        finally
        {
            mine.Gate.Release();
        }
    }

    /// <summary>The refresh token that was issued in place of the settings' own; null while there is none.</summary>
    public string? Renewed(ChannelSettings settings) => _issued.TryGetValue(Key(settings), out Issued? mine) && mine.RefreshToken != settings.ReadToken ? mine.RefreshToken : null;

    private Issued Mine(ChannelSettings settings) => _issued.GetOrAdd(Key(settings), _ => new());

    private async Task<string> Ask(Issued mine, ChannelSettings settings, CancellationToken stop)
    {
        MailSignIn signIn = settings.Mail!.SignIn!;
        string host = new Uri(signIn.TokenEndpoint).Host;
        NetworkAnswer answer = await Answer(signIn, host, Form(signIn, settings.Token, mine.RefreshToken ?? settings.ReadToken), stop);
        if (Text(answer, "error") is { } error && Refusals.Contains(error))
        {
            throw new MailTokenException("token-refused", $"{host} issues no access token: {error}");
        }

        if (!answer.IsSuccess || Text(answer, "access_token") is not { Length: > 0 } token || !token.All(c => c is > ' ' and < '\x7f'))
        {
            throw new MailTokenException("unexpected-answer", $"{host} answers {(int)answer.Status} and issues no access token");
        }

        TimeSpan life = Life(answer);
        (mine.Token, mine.Until) = (token, time.GetUtcNow() + life - (Margin < life / 2 ? Margin : life / 2));
        mine.RefreshToken = Text(answer, "refresh_token") is { Length: > 0 } refresh ? refresh : mine.RefreshToken;
        return token;
    }

    private async Task<NetworkAnswer> Answer(MailSignIn signIn, string host, Dictionary<string, string> form, CancellationToken stop)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, signIn.TokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        using CancellationTokenSource limit = new(CallLimit, time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            return await calls.Send(request, both.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new MailTokenException("no-answer", $"{host} does not answer in time", e);
        }
        catch (HttpRequestException e)
        {
            throw new MailTokenException("server-unreachable", e.InnerException is PrivateAddressException ? $"{host} {OutboundGuard.Refusal}" : $"{host} is unreachable: {e.HttpRequestError}", e);
        }
    }

    private static Dictionary<string, string> Form(MailSignIn signIn, string? secret, string? refreshToken)
    {
        Dictionary<string, string> form = new() { ["grant_type"] = refreshToken is null ? "client_credentials" : "refresh_token", ["client_id"] = signIn.ClientId };
        foreach ((string name, string? value) in new[] { ("client_secret", secret), ("refresh_token", refreshToken), ("scope", signIn.Scope) })
        {
            if (value is not null)
            {
                form[name] = value;
            }
        }

        return form;
    }

    private static TimeSpan Life(NetworkAnswer answer)
    {
        double? seconds = double.TryParse(Text(answer, "expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out double said) && said > 0 ? said : null;
        return seconds is not { } known ? UnsaidLife : known < LongestLife.TotalSeconds ? TimeSpan.FromSeconds(known) : LongestLife;
    }

    private static string? Text(NetworkAnswer answer, string name)
    {
        try
        {
            return answer.Json is { ValueKind: JsonValueKind.Object } json ? new JsonAt(json, "").Text(name) : null;
        }
        catch (JsonFieldException)
        {
            return null;
        }
    }

    // Another secret or another endpoint is another client: nothing of the former one is used for it.
    private static string Key(ChannelSettings settings)
    {
        MailSignIn signIn = settings.Mail!.SignIn!;
        string whole = string.Join('\n', signIn.TokenEndpoint, signIn.ClientId, signIn.Scope, settings.Token, settings.ReadToken);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)));
    }
}
