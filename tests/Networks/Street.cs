using System.Reflection;
using Dialog.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dialog.Networks;

/// <param name="Network">one of those the page lists</param>
internal sealed record Saying(string Network, int Resident, string Name, string Text);

/// <param name="Message">as the page shows it</param>
/// <param name="Label">of the button</param>
internal sealed record Pressing(string Network, int Resident, string Name, string Message, string Label);

/// <summary>A page where one plays the residents of every network and sees what comes back.</summary>
internal sealed class Street(WebApplication app) : IAsyncDisposable
{
    public string Address => app.Urls.First();

    public static async Task<Street> Open(IReadOnlyList<INetworkStandIn> networks, int? port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port ?? FreePorts.AtOrAbove(5090)}");
        WebApplication app = builder.Build();
        string page = Page();
        app.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8"));
        app.MapGet("/networks", () => networks.Select(n => new { n.Name, heard = n.Heard().Reverse().Take(20) }));
        app.MapPost("/say", (Saying saying) =>
        {
            if (networks.FirstOrDefault(n => n.Name == saying.Network) is not { } network)
            {
                return Results.BadRequest($"network: one of {string.Join(", ", networks.Select(n => n.Name))}");
            }

            if (string.IsNullOrWhiteSpace(saying.Text) || string.IsNullOrWhiteSpace(saying.Name) || saying.Resident <= 0)
            {
                return Results.BadRequest("resident: a positive number; name and text: not empty");
            }

            network.Say(saying.Resident, saying.Name, saying.Text);
            return Results.Ok();
        });
        app.MapPost("/press", (Pressing pressing) =>
        {
            if (networks.FirstOrDefault(n => n.Name == pressing.Network) is not { } network
                || !network.Heard().Any(h => h.Id == pressing.Message && h.Buttons.Contains(pressing.Label)))
            {
                return Results.BadRequest("network, message, label: a button that is shown");
            }

            if (string.IsNullOrWhiteSpace(pressing.Name) || pressing.Resident <= 0)
            {
                return Results.BadRequest("resident: a positive number; name: not empty");
            }

            network.Press(pressing.Resident, pressing.Name, pressing.Message, pressing.Label);
            return Results.Ok();
        });
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Page()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("street.html")!;
        return new StreamReader(stream).ReadToEnd();
    }
}
