using Dialog.Api.Auth.Sessions;
using Npgsql;

namespace Dialog.Api.Auth.Guessing;

/// <summary>From where an account has signed in within half a year.</summary>
internal sealed class SignInPlaces(NpgsqlDataSource database, TimeProvider time)
{
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(180);

    /// <summary>Gives "Firefox, Windows · 203.0.113.0/24" when the browser or the network is new to the account; otherwise null.</summary>
    public async Task<string?> SeeNew(string login, HttpContext http)
    {
        (string agent, string network) = Read(http);
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlCommand command = database.CreateCommand(Sql.Read("see_place"));
        command.Bind(login, SignInSource.OfAddress(http.Connection.RemoteIpAddress).Key, agent, network, now, now - Remembered);
        return await command.ExecuteScalarAsync() is true ? Of(http) : null;
    }

    /// <summary>Browser, system and network of a request, as a person recognises them; never the whole address.</summary>
    public static string Of(HttpContext http)
    {
        (string agent, string network) = Read(http);
        return string.Join(" · ", new[] { agent, network }.Where(part => part.Length > 0));
    }

    private static (string Agent, string Network) Read(HttpContext http) =>
        (UserAgents.Describe(http.Request.Headers.UserAgent) ?? "", AddressPrefix.Of(http.Connection.RemoteIpAddress) ?? "");
}
