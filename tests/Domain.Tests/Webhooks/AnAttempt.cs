using Dialog.Projections.Webhooks;
using Dialog.Projections.Webhooks.Domain;

namespace Dialog.Domain.Tests.Webhooks;

/// <summary>What one attempt to send a webhook leads to.</summary>
public sealed class AnAttempt
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly WebhookOptions Options = new();

    [Theory]
    [InlineData(200, 1, "delivered")]
    [InlineData(204, 16, "delivered")]
    [InlineData(301, 1, "queued")]
    [InlineData(404, 1, "queued")]
    [InlineData(429, 1, "queued")]
    [InlineData(500, 15, "queued")]
    [InlineData(500, 16, "failed")]
    [InlineData(410, 1, "failed")]
    [InlineData(null, 1, "queued")]
    [InlineData(null, 16, "failed")]
    public void Settles_or_queues_again(int? code, int attempts, string state) =>
        Assert.Equal(state, WebhookOutcome.Of(new WebhookAttempt(code, code is null ? "timeout" : null, TimeSpan.Zero), attempts, Now, 0, Options).State);

    [Fact]
    public void Waits_three_times_as_long_each_time_up_to_eight_hours() => Assert.Equal(
        [5, 15, 45, 135, 405, 1215, 3645, 10935, 28800, 28800],
        Enumerable.Range(1, 10).Select(n => WebhookOutcome.Wait(n, null, 0, Options.FirstWait).TotalSeconds));

    [Fact]
    public void Waits_as_long_as_the_receiver_asked_within_the_longest()
    {
        Assert.Equal(60, WebhookOutcome.Wait(1, TimeSpan.FromSeconds(60), 0, Options.FirstWait).TotalSeconds);
        Assert.Equal(28_800, WebhookOutcome.Wait(1, TimeSpan.FromDays(9), 0, Options.FirstWait).TotalSeconds);
        Assert.Equal(6.25, WebhookOutcome.Wait(1, null, 1, Options.FirstWait).TotalSeconds);
    }

    [Fact]
    public void Takes_about_three_days_in_all()
    {
        double hours = Enumerable.Range(1, Options.MaxAttempts - 1).Sum(n => WebhookOutcome.Wait(n, null, 0, Options.FirstWait).TotalHours);
        Assert.InRange(hours, 55, 80);
    }

    [Fact]
    public void Is_signed_as_the_standard_says()
    {
        // The example of the Standard Webhooks specification's libraries.
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        Dictionary<string, string> headers = WebhookSignature
            .Headers(id, DateTimeOffset.FromUnixTimeSeconds(1614265330), "{\"test\": 2432232314}", [secret])
            .ToDictionary(h => h.Name, h => h.Value);
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers["webhook-signature"]);
        Assert.StartsWith("t=1614265330,v1=", headers["Dialog-Signature"], StringComparison.Ordinal);
    }
}
