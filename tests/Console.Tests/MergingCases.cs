using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>Links between cases are made, shown and undone in the browser.</summary>
public sealed class MergingCases(Browsers browsers)
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 30_000 };

    [Fact]
    public async Task Lets_the_later_wait_in_the_earlier_until_it_is_taken_out()
    {
        await using Screen anna = await browsers.SignIn(Browsers.First);
        int earlier = await Written(anna, 7_501, "Ольга", "Слить: прорвало трубу у дома 1 на Береговой");
        int later = await Written(anna, 7_502, "Юрий", "Слить: кипяток течёт по двору на Береговой");
        await anna.OpenCase("прорвало трубу у дома 1");
        await Ask(anna, "merge");
        await Choose(anna, later);
        // The open case is the earlier one: the other will wait, whichever was named.
        await Assertions.Expect(anna.Page.GetByTestId("preview")).ToContainTextAsync($"№ {later} будет присоединено к № {earlier}", Soon);
        await Picture.Take(anna.Page, "merge");
        await anna.Page.GetByTestId("confirm-merge").ClickAsync();
        await Screen.See(anna.Page.GetByTestId("undo-offer"));
        await Assertions.Expect(anna.Page.GetByTestId("related-members")).ToContainTextAsync($"№ {later}", Soon);
        await anna.Page.GetByTestId("undo").ClickAsync();
        await Screen.DoNotSee(anna.Page.GetByTestId("related-members"));

        await anna.OpenCase("кипяток течёт по двору");
        await Ask(anna, "merge");
        await Choose(anna, earlier);
        await anna.Page.GetByTestId("confirm-merge").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("merged-bar")).ToContainTextAsync($"Присоединено к № {earlier}", Soon);
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "merged");
        // It fades out of the queue once the pointer has left the list: pictures need a screen without motion. The offer to undo is still there.
        await anna.Page.Mouse.MoveAsync(1, 1);
        await Screen.DoNotSee(anna.Row("кипяток течёт по двору"));
        await Picture.Take(anna.Page, "merged");
        await anna.Page.GetByTestId("unmerge").ClickAsync();
        await anna.Page.GetByTestId("unmerge-reason").FillAsync("Разные трубы");
        await anna.Page.GetByTestId("confirm-unmerge").ClickAsync();
        await Screen.DoNotSee(anna.Page.GetByTestId("merged-bar"));
        await Assertions.Expect(anna.Case).ToHaveAttributeAsync("data-status", "open", new() { Timeout = 30_000 });
        await Assertions.Expect(anna.Page.GetByTestId("history")).ToContainTextAsync("Разные трубы", Soon);
    }

    [Fact]
    public async Task Is_refused_in_words_where_the_case_was_chosen()
    {
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await Written(anna, 7_511, "Ева", "Занято: яма у дома 5 на Песчаной");
        int held = await Written(anna, 7_512, "Пётр", "Занято: провал у дома 7 на Песчаной");
        await using Screen vera = await browsers.SignIn(Browsers.Second);
        await vera.OpenCase("провал у дома 7");
        await vera.Page.GetByTestId("claim").ClickAsync();
        await Screen.See(vera.Page.GetByTestId("release"));

        await anna.OpenCase("яма у дома 5");
        await Ask(anna, "merge");
        await Choose(anna, held);
        await anna.Page.GetByTestId("confirm-merge").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("merge-form").GetByRole(AriaRole.Alert)).ToContainTextAsync("Вера Вторая", Soon);
    }

    [Fact]
    public async Task Or_splitting_one_makes_another_that_can_be_put_back()
    {
        const string Stays = "Разделить: не вывозят мусор на Рябиновой";
        const string Goes = "А ещё в поликлинике не записаться к врачу";
        await using Screen anna = await browsers.SignIn(Browsers.First);
        await Written(anna, 7_521, "Инна", Stays);
        await browsers.Telegram.SayAsync(Browsers.BotToken, 7_521, "Инна", Goes, TestContext.Current.CancellationToken);
        await anna.OpenCase(Goes);
        await Ask(anna, "split");
        ILocator choices = anna.Page.GetByTestId("split-form").GetByRole(AriaRole.Checkbox);
        await choices.Nth(0).CheckAsync();
        await choices.Nth(1).CheckAsync();
        await Assertions.Expect(anna.Page.GetByTestId("confirm-split")).ToBeDisabledAsync();
        await Assertions.Expect(anna.Page.GetByTestId("split-form").GetByRole(AriaRole.Alert)).ToContainTextAsync("должно остаться");
        await choices.Nth(0).UncheckAsync();
        await Picture.Take(anna.Page, "split");
        await anna.Page.GetByTestId("confirm-split").ClickAsync();

        await Assertions.Expect(anna.Page.GetByTestId("conversation")).Not.ToContainTextAsync(Goes, Soon);
        await Screen.See(anna.Page.GetByTestId("undo-offer"));
        ILocator row = anna.Page.GetByTestId("related-links").GetByRole(AriaRole.Listitem);
        await Assertions.Expect(row).ToHaveCountAsync(1, new() { Timeout = 30_000 });

        await anna.Page.GetByTestId("undo").ClickAsync();
        await Assertions.Expect(anna.Page.GetByTestId("conversation")).ToContainTextAsync(Goes, Soon);
        await Assertions.Expect(anna.Page.GetByTestId("related-members").GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Or_linking_them_shows_each_in_the_other_by_keyboard_alone()
    {
        await using Screen anna = await browsers.SignIn(Browsers.First);
        int one = await Written(anna, 7_531, "Гена", "Связать: сломан лифт во втором подъезде на Кленовой");
        int other = await Written(anna, 7_532, "Дина", "Связать: сломан лифт в третьем подъезде на Кленовой");
        await anna.OpenCase("сломан лифт во втором");
        await anna.Page.GetByTestId("case-menu").FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await anna.Page.GetByTestId("link").PressAsync("Enter");
        await Assertions.Expect(anna.Page.GetByTestId("find-other")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync(other.ToString(CultureInfo.InvariantCulture));
        await Screen.See(anna.Page.GetByTestId($"choose-{other}"));
        await anna.Page.Keyboard.PressAsync("Tab");
        await anna.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(anna.Page.GetByTestId("preview")).ToContainTextAsync($"№ {one} и № {other}", Soon);
        await anna.Page.GetByTestId("confirm-link").PressAsync("Enter");
        ILocator row = anna.Page.GetByTestId("related-links").GetByTestId($"related-{other}");
        await Screen.See(row);

        await row.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Screen.See(anna.Page.GetByTestId("related-links").GetByTestId($"related-{one}"));
        await anna.Page.GetByTestId($"related-{one}").GetByRole(AriaRole.Button).PressAsync("Enter");
        await Screen.DoNotSee(anna.Page.GetByTestId("related"));
    }

    /// <summary>The number of the case a message became.</summary>
    private async Task<int> Written(Screen screen, long chat, string name, string text)
    {
        await browsers.Telegram.SayAsync(Browsers.BotToken, chat, name, text, TestContext.Current.CancellationToken);
        ILocator row = await screen.SeeRow(text);
        return int.Parse(Regex.Match(await row.GetAttributeAsync("data-testid") ?? "", "[0-9]+").Value, CultureInfo.InvariantCulture);
    }

    private static async Task Ask(Screen screen, string what)
    {
        await screen.Page.GetByTestId("case-menu").ClickAsync();
        await screen.Page.GetByTestId(what).ClickAsync();
    }

    private static async Task Choose(Screen screen, int number)
    {
        await screen.Page.GetByTestId("find-other").FillAsync(number.ToString(CultureInfo.InvariantCulture));
        await screen.Page.GetByTestId($"choose-{number}").CheckAsync(new() { Timeout = 30_000 });
    }
}
