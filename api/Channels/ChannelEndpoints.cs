using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Auth;
using Dialog.Api.Cases;
using Dialog.Api.Setup;
using Dialog.Channels;
using Dialog.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Channels;

/// <param name="Secret">null: one is made</param>
internal sealed record RotateSecretBody(string? Secret = null);

/// <param name="Secret">Shown this once.</param>
internal sealed record NewSecret(string Secret);

/// <param name="To">A chat, a user or an address, as the network names it.</param>
internal sealed record TestBody(string To, string Text);

/// <summary>The channels of a region, by its administrator. Secrets go in and never come out.</summary>
internal static class ChannelEndpoints
{
    public static void AddChannels(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChannelList>();
        builder.Services.AddSingleton<ChannelLog>();
        builder.Services.AddSingleton<InboxWriter>();
        builder.Services.AddSingleton<ImportStore>();
    }

    public static void MapChannels(this WebApplication app)
    {
        RouteGroupBuilder channels = app.MapGroup("/api/v1/channels").WithTags("channels").RequireAuthorization(Permissions.ManageChannels);
        channels.MapGet("/", List).WithSummary("Channels with their health, without secrets");
        channels.MapGet("/{id}", Get).WithSummary("One channel");
        channels.MapPut("/{id}", Put).RequireRecentProof(NeedsProof).WithSummary("Makes or changes a channel; where it leads and what it shows there need a recent proof");
        channels.MapDelete("/{id}", Remove).RequireRecentProof().WithSummary("Removes a channel through which nothing has come or gone");
        channels.MapPost("/{id}/pause", (string id, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) => Pause(id, true, user, grains))
            .WithSummary("Keeps what comes and neither works on it nor sends; deadlines run on");
        channels.MapPost("/{id}/resume", (string id, EmptyBody _, ClaimsPrincipal user, IGrainFactory grains) => Pause(id, false, user, grains))
            .WithSummary("Goes on with what has waited");
        channels.MapPost("/{id}/secret", Rotate).RequireRecentProof().WithSummary("A new secret; the former one is accepted for a day more");
        channels.MapPost("/{id}/test", Test).WithSummary("Sends a message that belongs to no case");
        channels.MapChannelAdministration();
        app.MapPost("/api/v1/channels/{id}/messages", Receive).WithTags("channels").RequireAuthorization(Permissions.SendIntake).WithMetadata(new Unaudited("as many as residents write; each is in the inbox and the journal")).WithSummary("Hands messages to a channel with a key");
    }

    // Messages are in the journal; that an integration brought them is in the channel.
    private static async Task<Results<Results<Ok<FeedReceipt>, BadRequestProblem, TooLargeProblem>, NotFoundProblem>> Receive(string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, InboxWriter inbox)
    {
        IChannelGrain grain = grains.GetGrain<IChannelGrain>(id);
        return await grain.Get() is { Kind: ChannelKinds.Feed, Enabled: true } view && Person.Of(user).BelongsTo(view.Region)
            ? await FeedIntake.Take(id, request, grain, inbox)
            : Errors.NotFound();
    }

    private static async Task<Ok<IEnumerable<ChannelView>>> List(ClaimsPrincipal user, IGrainFactory grains, ChannelList list, CancellationToken cancellation)
    {
        Person me = Person.Of(user);
        IEnumerable<string> mine = (await list.All(cancellation)).Where(c => me.Administers(c.Region)).Select(c => c.Id);
        ChannelView?[] views = await Task.WhenAll(mine.Select(id => grains.GetGrain<IChannelGrain>(id).Get()));
        return TypedResults.Ok(views.OfType<ChannelView>());
    }

    private static async Task<Results<Ok<ChannelView>, NotFoundProblem>> Get(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(id, user, grains) is { } view ? TypedResults.Ok(view) : Errors.NotFound();

    // Somebody else's channel needs none: it is answered as if there were no such channel, with a proof or without.
    private static async ValueTask<bool> NeedsProof(EndpointFilterInvocationContext context)
    {
        // Filters run before it is told that a body could not be read.
        if (context.GetArgument<ChannelSettings?>(1) is not { } given)
        {
            return false;
        }

        string id = context.GetArgument<string>(0);
        Person me = Person.Of(context.HttpContext.User);
        ChannelView? known = await context.HttpContext.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<IChannelGrain>(id).Get();
        return me.Administers(given.Region) && (known is null || me.Administers(known.Region)) && ChannelSecrets.NeedProof(given, known);
    }

    private static async Task<Results<Ok<ChannelView>, BadRequestProblem, NotFoundProblem>> Put(string id, ChannelSettings body, ClaimsPrincipal user, IGrainFactory grains)
    {
        Person me = Person.Of(user);
        if (!me.Administers(body.Region))
        {
            return Errors.NotFound();
        }

        if (id.Length is < 2 or > 60 || id.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            return Errors.Field("id", "2 to 60 latin letters, digits, '-' or '_'");
        }

        // Whether that region's form was used already is not told.
        if (FormChannels.IsKeptFromThem(id, body))
        {
            return Errors.Field("id", $"names with {FormChannels.Suffix} are kept for the forms of regions: only {FormChannels.Of(body.Region)} of kind form may have one");
        }

        IChannelGrain grain = grains.GetGrain<IChannelGrain>(id);
        ChannelView? known = await grain.Get();
        if (known is not null && !me.Administers(known.Region))
        {
            return Errors.NotFound();
        }

        if (known is not null && known.Region != body.Region)
        {
            return Errors.Field("region", $"a channel stays in its region: {known.Region}");
        }

        if (await grain.Check(body) is { Count: > 0 } errors)
        {
            return Errors.Invalid("invalid-input", string.Join("; ", errors.Select(e => $"{e.Key}: {e.Value[0]}")), errors);
        }

        return TypedResults.Ok(await grain.Configure(body with { FormerSecret = null, FormerSecretUntil = null }));
    }

    private static async Task<Results<NoContent, NotFoundProblem, ConflictProblem>> Remove(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(id, user, grains) is null ? Errors.NotFound()
        : await grains.GetGrain<IChannelGrain>(id).Remove() ? TypedResults.NoContent()
        : Errors.Conflict("channel-in-use", "messages or answers have gone through this channel: switch it off instead, its cases name it");

    private static async Task<Results<Ok<ChannelView>, NotFoundProblem>> Pause(string id, bool paused, ClaimsPrincipal user, IGrainFactory grains) =>
        await Mine(id, user, grains) is not null && await grains.GetGrain<IChannelGrain>(id).Pause(paused) is { } view ? TypedResults.Ok(view) : Errors.NotFound();

    private static async Task<Results<Ok<NewSecret>, BadRequestProblem, NotFoundProblem>> Rotate(string id, RotateSecretBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(id, user, grains) is not { } channel)
        {
            return Errors.NotFound();
        }

        if (!channel.HasSecret)
        {
            return Errors.Field("secret", "this channel has none: its network shows no secret");
        }

        if (body.Secret is { Length: < 16 or > 200 } || body.Secret?.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) == true)
        {
            return Errors.Field("secret", "16 to 200 latin letters, digits, '-' or '_'; leave it out and one is made");
        }

        return await grains.GetGrain<IChannelGrain>(id).RotateSecret(body.Secret) is { } secret ? TypedResults.Ok(new NewSecret(secret)) : Errors.NotFound();
    }

    private static async Task<Results<Ok<TestSent>, BadRequestProblem, NotFoundProblem>> Test(string id, TestBody body, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (await Mine(id, user, grains) is not { } channel)
        {
            return Errors.NotFound();
        }

        if (body.To is not { Length: > 0 and <= 300 })
        {
            return Errors.Field("to", "where to: a chat, a user or an address as the network names it, at most 300 characters");
        }

        int most = ChannelLimits.MaxTextLength(channel.Kind);
        return body.Text is { Length: > 0 } text && text.Length <= most
            ? TypedResults.Ok(await grains.GetGrain<IChannelGrain>(id).SendTest(body.To, text))
            : Errors.Field("text", $"1 to {most} characters");
    }

    /// <summary>A channel of a region the person administers.</summary>
    internal static async Task<ChannelView?> Mine(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        await grains.GetGrain<IChannelGrain>(id).Get() is { } view && Person.Of(user).Administers(view.Region) ? view : null;
}
