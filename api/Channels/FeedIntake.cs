using Dialog.Api.Setup;
using Dialog.Channels;
using Dialog.Inbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Channels;

/// <summary>Items of a feed, stored and then acknowledged, whoever brings them.</summary>
internal static class FeedIntake
{
    private const int LargestFeed = 16 * 1024 * 1024;

    public static async Task<Results<Ok<FeedReceipt>, BadRequestProblem, TooLargeProblem>> Take(string channel, HttpRequest request, IChannelGrain grain, InboxWriter inbox)
    {
        (byte[]? body, TooLargeProblem? fault) = await Body.Read(request, LargestFeed);
        if (body is null)
        {
            return fault!;
        }

        FeedPush push = FeedPush.Read(body);
        if (push.Fault is { } wrong)
        {
            return Errors.Field(wrong.Field, wrong.Text);
        }

        List<string> taken = await inbox.Put(channel, push.Ids, push.Payloads, crawled: false, request.HttpContext.RequestAborted);
        if (taken.Count > 0)
        {
            grain.Process([.. taken]).Ignore();
        }

        return TypedResults.Ok(new FeedReceipt(taken.Count, push.Ids.Count - taken.Count, push.Rejected));
    }
}
