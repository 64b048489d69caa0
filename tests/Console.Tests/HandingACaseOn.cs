using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>What is an external organisation's work is forwarded to it from the case.</summary>
public sealed class HandingACaseOn(Browsers browsers)
{
    [Fact]
    public async Task Is_done_from_the_case_and_stands_in_its_history()
    {
        const string Complaint = "Передать: на трассе погнут знак у поворота на Липки";
        await using IBrowserContext _ = await browsers.Open();
        await using Open311Server body = await Open311Server.StartAsync();
        using (ApiSession admin = await browsers.Dialog.Admin())
        {
            await admin.PutChannel("road-agency", new ChannelSettings
            {
                Region = browsers.Dialog.Region.Code,
                Kind = ChannelKinds.ExternalOrganisation,
                Name = "Дорожное агентство",
                BaseAddress = body.Address,
                Token = body.Key,
                Account = "roads",
            });
        }

        await using Screen anna = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_401, "Рита", Complaint, TestContext.Current.CancellationToken);
        await anna.OpenCase(Complaint);
        await anna.Page.GetByTestId("case-menu").ClickAsync();
        await anna.Page.GetByTestId("forward").ClickAsync();
        ILocator form = anna.Page.GetByTestId("forward-form");
        await form.GetByLabel("Услуга ведомства").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await Picture.Take(anna.Page, "forward");
        await anna.Page.GetByTestId("confirm-forward").ClickAsync();

        await Assertions.Expect(anna.Case).ToContainTextAsync("Передано в другой орган", new() { Timeout = 30_000 });
        await Eventually.Holds(() => body.Requests.Count == 1, TimeSpan.FromSeconds(30), "the other body has the case");
    }
}
