using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>A row of the queue says what the case is about, and what the resident wrote last.</summary>
public sealed class WhatARowSays(Browsers browsers)
{
    [Fact]
    public async Task Is_the_complaint_and_the_latest_message_beside_it()
    {
        const string Complaint = "Строка очереди: на остановке у рынка нет навеса", Latest = "Вы меня слышите?";
        await using IBrowserContext _ = await browsers.Open();
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_402, "Инга", Complaint, TestContext.Current.CancellationToken);
        ILocator row = anna.Page.GetByTestId("queue-list").GetByRole(AriaRole.Listitem).Filter(new() { HasText = Complaint });
        await Assertions.Expect(row).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(row.GetByTestId("latest-words")).ToHaveCountAsync(0);

        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_402, "Инга", Latest, TestContext.Current.CancellationToken);
        await Assertions.Expect(row.GetByTestId("latest-words")).ToContainTextAsync(Latest, new() { Timeout = 30_000 });
        await Assertions.Expect(row.GetByTestId("first-words")).ToHaveTextAsync(Complaint);
        await Picture.Take(anna.Page, "row-words");
    }
}
