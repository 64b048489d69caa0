using System.Net;
using Dialog.Channels;
using Dialog.Channels.Outbox;
using Dialog.Channels.Telegram;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace Dialog.Domain.Tests.Channels;

public sealed class AnAttemptToSend
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OutboxRow Row = new(5, Guid.Empty, 3, "bot/777", 2, new OutgoingMessage("k", "777", null, "t", [], null));

    private static OutboxSettlement Settled(Exception error) => OutboxOutcome.Of(Row, TelegramErrors.Outcome(error), Now, 0);

    public static TheoryData<HttpRequestError> BeforeTheRequest =>
        [HttpRequestError.ConnectionError, HttpRequestError.NameResolutionError, HttpRequestError.SecureConnectionError];

    [Theory]
    [MemberData(nameof(BeforeTheRequest))]
    public void That_never_left_is_repeated(HttpRequestError error)
    {
        OutboxSettlement settled = Settled(new RequestException("x", new HttpRequestException(error)));

        Assert.Equal(("queued", Now.AddSeconds(2)), (settled.State, settled.NotBefore));
    }

    public static TheoryData<Exception> WithoutAnAnswer =>
    [
        new RequestException("x", new HttpRequestException(HttpRequestError.ResponseEnded)),
        new RequestException("x", new HttpRequestException(HttpRequestError.Unknown, inner: new IOException())),
        new RequestException("timed out", new TaskCanceledException()),
        new TaskCanceledException(),
        new RequestException("x", HttpStatusCode.BadGateway),
        new RequestException("x", HttpStatusCode.GatewayTimeout),
        new RequestException("x", HttpStatusCode.OK, new System.Text.Json.JsonException()),
    ];

    [Theory]
    [MemberData(nameof(WithoutAnAnswer))]
    public void That_may_have_arrived_is_unknown(Exception error) =>
        Assert.Equal("unknown", Settled(error).State);

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", "resident-unreachable")]
    [InlineData(403, "Forbidden: user is deactivated", "resident-unreachable")]
    [InlineData(400, "Bad Request: chat not found", "chat-not-found")]
    [InlineData(400, "Bad Request: message is too long", "too-long")]
    [InlineData(400, "Bad Request: can't parse entities", "refused-by-network")]
    public void That_is_refused_for_good_fails_with_a_code_and_the_networks_words(int status, string words, string code)
    {
        OutboxSettlement settled = Settled(new ApiRequestException(words, status));

        Assert.Equal(("failed", $"{code}: {words}"), (settled.State, settled.Error));
    }

    [Fact]
    public void That_came_too_early_waits_at_least_as_long_as_asked()
    {
        ApiRequestException tooMany = new("Too Many Requests: retry after 14", 429, new ResponseParameters { RetryAfter = 14 });

        OutboxSettlement settled = OutboxOutcome.Of(Row, TelegramErrors.Outcome(tooMany), Now, 1);

        Assert.Equal("queued", settled.State);
        Assert.InRange(settled.NotBefore, Now.AddSeconds(14), Now.AddSeconds(18));
    }

    [Fact]
    public void With_a_wrong_token_waits_for_a_right_one() =>
        Assert.Equal(new SendOutcome.Later("wrong-token: Telegram does not know this token", null, Everybody: true),
            TelegramErrors.Outcome(new ApiRequestException("Unauthorized", 401)));

    [Fact]
    public void Is_repeated_ever_more_slowly_and_at_least_every_six_minutes_or_so()
    {
        TimeSpan[] waits = [.. Enumerable.Range(1, 20).Select(n => OutboxOutcome.Wait(n, null, 1))];

        Assert.Equal(TimeSpan.FromSeconds(1.25), waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromMinutes(6.25), waits[^1]);
    }
}
