using Dialog.Channels;

namespace Dialog.Domain.Tests.Channels;

public sealed class SettingsOfMaxAndOk
{
    private static readonly ChannelSettings Max = new()
    {
        Region = "demo",
        Kind = "max",
        Name = "Приёмная",
        Token = "token-of-the-bot",
        Secret = "secret",
        Mode = ReceiveMode.Webhook,
        WebhookAddress = "https://dialog.example",
    };

    private static readonly ChannelSettings Ok = Max with { Kind = "ok", Secret = "a-secret-of-ok-1" };

    private static string Wrong(ChannelSettings settings) => string.Join(' ', ChannelSettingsRules.Errors(settings).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void In_order_have_no_errors()
    {
        Assert.Equal("", Wrong(Max));
        Assert.Equal("", Wrong(Max with { Mode = ReceiveMode.Polling, Secret = null, WebhookAddress = null, Account = "-708, -709" }));
        Assert.Equal("", Wrong(Ok));
    }

    [Fact]
    public void Out_of_order_are_refused_by_field()
    {
        Assert.Equal("token", Wrong(Max with { Token = "two words\n" }));
        Assert.Equal("secret", Wrong(Max with { Secret = "four" }));
        Assert.Equal("secret", Wrong(Max with { Secret = "пароль-пароль" }));
        Assert.Equal("mode", Wrong(Max with { Mode = ReceiveMode.Both }));
        Assert.Equal("webhookAddress", Wrong(Max with { WebhookAddress = null }));
        Assert.Equal("account", Wrong(Max with { Account = "my group" }));
        Assert.Equal("mode", Wrong(Ok with { Mode = ReceiveMode.Polling }));
        Assert.Equal("secret", Wrong(Ok with { Secret = "too-short" }));
    }
}
