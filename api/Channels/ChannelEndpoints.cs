using System.Security.Claims;
using Dialog.Api.Audit;
using Dialog.Api.Auth;
using Dialog.Api.Setup;
using Dialog.Channels;

namespace Dialog.Api.Channels;

/// <summary>The channels of a region, by its administrator. Secrets go in and never come out.</summary>
internal static class ChannelEndpoints
{
    public static void AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelList>();
        builder.Services.AddSingleton<InboxWriter>();
        builder.Services.AddSingleton<ImportStore>();
    }

    public static void MapChannels(this WebApplication app)
    {
        RouteGroupBuilder channels = app.MapGroup("/api/v1/channels").WithTags("channels").RequireAuthorization(Permissions.ManageChannels);
        channels.MapGet("/", List);
        channels.MapGet("/{id}", Get);
        channels.MapPut("/{id}", Put);
        app.MapPost("/api/v1/channels/{id}/messages", Receive).WithTags("channels").RequireAuthorization(Permissions.SendIntake).WithMetadata(new Unaudited());
    }

    // Messages are in the journal; that an integration brought them is in the channel.
    private static async Task<IResult> Receive(string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, InboxWriter inbox)
    {
        IChannelGrain grain = grains.GetGrain<IChannelGrain>(id);
        return await grain.Get() is { Kind: ChannelKinds.Feed, Enabled: true } view && Person.Of(user).BelongsTo(view.Region)
            ? await FeedIntake.Take(id, request, grain, inbox)
            : Errors.NotFound();
    }

    private static async Task<IResult> List(ClaimsPrincipal user, IGrainFactory grains, ChannelList list, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        IEnumerable<string> mine = (await list.All(cancellation)).Where(c => me.Administers(c.Region)).Select(c => c.Id);
        ChannelView?[] views = await Task.WhenAll(mine.Select(id => grains.GetGrain<IChannelGrain>(id).Get()));
        return Results.Ok(views.Where(v => v is not null));
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

        if (ChannelSettingsRules.Errors(body) is { Count: > 0 } errors)
        {
            return Errors.Problem(400, "invalid-input", string.Join("; ", errors.Select(e => $"{e.Key}: {e.Value[0]}")), errors);
        }

        return Results.Ok(await grain.Configure(body));
    }
}
