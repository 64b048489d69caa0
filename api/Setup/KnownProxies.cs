using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Dialog.Api.Setup;

/// <summary>
/// Which senders may say for whom they ask (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>): the addresses and networks of
/// <c>Dialog:Public:KnownProxies</c>. By default nobody: then everybody is counted and recorded by the address of the connection.
/// </summary>
internal static partial class KnownProxies
{
    private const string Setting = "Dialog:Public:KnownProxies";

    public static void AddPublicAddress(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(PublicAddress.Load(builder.Configuration["Dialog:Public:BaseAddress"], builder.Environment.IsProduction()));
        IPNetwork[] known = Read(builder.Configuration[Setting]);
        // After everybody else: ASPNETCORE_FORWARDEDHEADERS_ENABLED makes a server believe whoever sends the header.
        builder.Services.PostConfigure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = known.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (IPNetwork network in known)
            {
                o.KnownIPNetworks.Add(network);
            }

            // As far back as the senders are known, however many proxies stand in a row.
            o.ForwardLimit = null;
        });
    }

    /// <summary>Must come before everything that looks at an address.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        if (app.Configuration.GetValue("FORWARDEDHEADERS_ENABLED", false) && string.IsNullOrWhiteSpace(app.Configuration[Setting]))
        {
            LogIgnored(app.Logger);
        }

        app.UseForwardedHeaders();
    }

    /// <param name="text">addresses and networks, separated by commas: <c>10.0.0.5, 172.30.5.0/24, fd00::/8</c></param>
    /// <exception cref="InvalidOperationException">One is neither.</exception>
    public static IPNetwork[] Read(string? text) =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(One)];

    // A server that listens on both families sees an IPv4 sender as ::ffff:a.b.c.d; the middleware compares either form.
    private static IEnumerable<IPNetwork> One(string text) =>
        IPNetwork.TryParse(text, out IPNetwork network) ? [network]
        : IPAddress.TryParse(text, out IPAddress? address) ? [new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)]
        : throw new InvalidOperationException($"{Setting} has '{text}', which is neither an address nor a network: e.g. 10.0.0.5, 172.30.5.0/24.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "ASPNETCORE_FORWARDEDHEADERS_ENABLED is ignored, it believes every sender: name the proxies in Dialog__Public__KnownProxies")]
    private static partial void LogIgnored(ILogger logger);
}
