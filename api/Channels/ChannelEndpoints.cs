using System.Security.Claims;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Channels;

namespace Dialog.Api.Channels;

/// <summary>The channels of a region, by its administrator. Secrets go in and never come out.</summary>
internal static class ChannelEndpoints
{
    private static readonly string[] Kinds = ["telegram", "form", "feed"];

    public static void AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InboxWriter>();
        builder.Services.AddSingleton<ImportStore>();
    }

    public static void MapChannels(this WebApplication app)
    {
        RouteGroupBuilder channels = app.MapGroup("/api/channels").WithTags("channels").RequireAuthorization(SignInSetup.Administers);
        channels.MapGet("/{id}", Get);
        channels.MapPut("/{id}", Put);
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        await grains.GetGrain<IChannelGrain>(id).Get() is { } view && Person.Of(user).Administers(view.Region) ? Results.Ok(view) : Errors.NotFound();

    private static async Task<IResult> Put(string id, ChannelSettings body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        IChannelGrain grain = grains.GetGrain<IChannelGrain>(id);
        if (!me.Administers(body.Region) || (await grain.Get() is { } known && !me.Administers(known.Region)))
        {
            return Errors.NotFound();
        }

        if (id.Length is < 2 or > 60 || id.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            return Errors.Field("id", "2 to 60 latin letters, digits, '-' or '_'");
        }

        if (!Kinds.Contains(body.Kind))
        {
            return Errors.Field("kind", $"must be one of {string.Join(", ", Kinds)}");
        }

        if (body.Kind == "telegram" && string.IsNullOrWhiteSpace(body.Token))
        {
            return Errors.Field("token", "a Telegram channel needs its bot's token");
        }

        if (body.Kind == "feed" && body.Secret is not { Length: >= 16 })
        {
            return Errors.Field("secret", "a feed needs a secret of at least 16 characters, shown by the vendor with each push");
        }

        return Results.Ok(await grain.Configure(body));
    }
}
