using Dialog.Support.Api;
using Microsoft.Playwright;

namespace Dialog.Console.Tests;

/// <summary>An administrator binds an account to an identity of the provider: by a link, or by the subject they know.</summary>
public sealed class AnInvitedPerson(Browsers browsers)
{
    [Fact]
    public async Task Opens_the_link_once_and_signs_in_through_the_provider_from_then_on()
    {
        StrictApi strict = await browsers.Strict();
        await strict.Make("invited-person", "Приглашённая Полина", "operator");
        IPage admin = await People(strict);
        await Dialog(admin, "invited-person");
        await admin.GetByTestId("make-invitation").ClickAsync();
        string link = (await admin.GetByTestId("invitation-link").TextContentAsync(new() { Timeout = 30_000 }))!;
        await Picture.Take(admin, "identity-dialog");

        strict.Provider.Person = new() { ["sub"] = "nobody's subject" };
        IPage stranger = await strict.Page(browsers);
        await stranger.GotoAsync("/");
        await stranger.GetByTestId("sign-in-provider").ClickAsync();
        await Assertions.Expect(stranger.GetByTestId("sign-in-problem")).ToContainTextAsync("с учётной записью «Диалога» вы не связаны", new() { Timeout = 30_000 });
        await Picture.Take(stranger, "provider-not-bound");
        await stranger.Context.CloseAsync();

        strict.Provider.Person = new() { ["sub"] = "subject-of-invited-person" };
        IPage person = await strict.Page(browsers);
        await person.GotoAsync(link);
        await Assertions.Expect(person.GetByTestId("invitation")).ToContainTextAsync("«Приглашённая Полина» (invited-person)", new() { Timeout = 30_000 });
        await Picture.Take(person, "invitation");
        await person.GetByTestId("accept-invitation").ClickAsync();
        await Screen.See(person.GetByTestId("queue"));
        await person.Context.CloseAsync();

        IPage again = await strict.Page(browsers);
        await again.GotoAsync(link);
        await Assertions.Expect(again.GetByTestId("invitation-problem")).ToContainTextAsync("Приглашение не действует", new() { Timeout = 30_000 });
        await Picture.Take(again, "invitation-used");
        await again.GetByTestId("leave-invitation").ClickAsync();
        await again.GetByTestId("sign-in-provider").ClickAsync(new() { Timeout = 30_000 });
        await Screen.See(again.GetByTestId("queue"));
        await again.Context.CloseAsync();

        await admin.ReloadAsync();
        await Assertions.Expect(admin.GetByTestId("bound-invited-person")).ToContainTextAsync("subject-of-invited-person", new() { Timeout = 30_000 });
        await admin.Context.CloseAsync();
    }

    [Fact]
    public async Task Is_not_told_that_the_invitation_is_over_while_the_server_does_not_answer()
    {
        StrictApi strict = await browsers.Strict();
        IPage page = await strict.Page(browsers);
        await page.RouteAsync("**/api/v1/session/invitation", route => route.AbortAsync());
        await page.GotoAsync("/#invitation=whatever");
        await Assertions.Expect(page.GetByTestId("invitation-problem")).ToContainTextAsync("сервер не отвечает", new() { Timeout = 30_000 });
        await page.UnrouteAllAsync();
        await page.GetByTestId("invitation-again").ClickAsync();
        await Assertions.Expect(page.GetByTestId("invitation-problem")).ToContainTextAsync("Приглашение не действует", new() { Timeout = 30_000 });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Is_bound_by_the_subject_once_the_administrator_has_confirmed_who_they_are()
    {
        StrictApi strict = await browsers.Strict();
        await strict.Make("bound-before", "Связанный Степан", "operator");
        await strict.Make("bound-by-hand", "Ручной Родион", "operator");
        await strict.Bind(browsers, "bound-before", "subject-taken");
        IPage page = await People(strict);
        // A proof holds for a quarter of an hour: the first question is answered as the api answers when it is over, all else by the api.
        int asked = 0;
        await page.RouteAsync("**/api/v1/users/bound-by-hand/identity", route => Interlocked.Increment(ref asked) == 1
            ? route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = """{"status":403,"code":"proof-required"}""" })
            : route.ContinueAsync());

        await Dialog(page, "bound-by-hand");
        await page.GetByTestId("identity-subject").FillAsync("subject-taken");
        await page.GetByTestId("bind-identity").ClickAsync();
        ILocator proof = page.GetByTestId("proof");
        await Assertions.Expect(page.GetByTestId("proof-password")).ToBeFocusedAsync(new() { Timeout = 30_000 });
        await page.GetByTestId("proof-password").FillAsync("не тот пароль");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(proof).ToContainTextAsync("Неверен", new() { Timeout = 30_000 });
        await Picture.Take(page, "proof");
        await page.GetByTestId("proof-password").FillAsync(Installation.AdminPassword);
        await page.Keyboard.PressAsync("Enter");

        await Screen.DoNotSee(proof);
        await Assertions.Expect(page.GetByTestId("identity-dialog")).ToContainTextAsync("Связан с другой учётной записью", new() { Timeout = 30_000 });
        await Picture.Take(page, "identity-taken");
        await page.GetByTestId("identity-subject").FillAsync("subject-by-hand");
        await page.GetByTestId("bind-identity").ClickAsync();
        await Screen.DoNotSee(page.GetByTestId("identity-dialog"));
        await Assertions.Expect(page.GetByTestId("bound-bound-by-hand")).ToContainTextAsync("subject-by-hand", new() { Timeout = 30_000 });
        await page.Context.CloseAsync();
    }

    private async Task<IPage> People(StrictApi strict)
    {
        IPage admin = await strict.Page(browsers);
        await StrictApi.SignIn(admin, "admin", Installation.AdminPassword);
        await admin.GetByTestId("admin-people").WaitForAsync(new() { Timeout = 30_000 });
        // Other tests make regions too, and the first of the list is opened.
        await admin.GotoAsync($"/admin/{browsers.Dialog.Region.Code}/people");
        await Screen.See(admin.GetByTestId("people-admin"));
        return admin;
    }

    private static async Task Dialog(IPage admin, string login)
    {
        await admin.GetByTestId($"person-menu-{login}").ClickAsync();
        await admin.GetByTestId("bind").ClickAsync();
        await Screen.See(admin.GetByTestId("identity-dialog"));
    }
}
