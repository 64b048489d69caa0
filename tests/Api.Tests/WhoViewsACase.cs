using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Push;
using Dialog.Support.Api;
using Microsoft.AspNetCore.SignalR;

namespace Dialog.Api.Tests;

public sealed class WhoViewsACase(Running running)
{
    [Fact]
    public async Task Is_told_to_who_else_does_with_who_types_and_who_left()
    {
        await running.Write("Присутствие: течёт кран у колонки");
        Guid id = (await running.Find("течёт кран у колонки")).GetProperty("id").GetGuid();
        using ApiSession anna = await running.Region.SignIn(running.Dialog.Api);
        using ApiSession lidia = new(running.Dialog.Api);
        await lidia.SignIn("test-lead", TestRegion.Password);
        await using HubLine one = await HubLine.Open(anna);
        HubLine other = await HubLine.Open(lidia);

        Assert.Single(await one.Ask<CasePerson[]>("Look", id, await Pass(running.Region.Operator, id)));
        CasePerson[] both = await other.Ask<CasePerson[]>("Look", id, await Pass("test-lead", id));
        Assert.Equal(["Лидия", "Оператор"], both.Select(p => p.Name));
        await one.Hears(p => p.Length == 2 && !p.Any(x => x.Typing), "the operator sees both");

        await other.Say("Typing", id);
        await one.Hears(p => p.Any(x => x is { Name: "Лидия", Typing: true }), "the lead types");
        one.People.Clear();
        await one.Hears(p => p.Length == 2 && !p.Any(x => x.Typing), "the lead stopped typing");

        await other.Say("Typing", id);
        await one.Hears(p => p.Any(x => x is { Name: "Лидия", Typing: true }), "the lead types again");
        await other.Say("TypingEnded", id);
        await one.Hears(p => p.Length == 2 && !p.Any(x => x.Typing), "the lead has sent it");

        await other.DisposeAsync();
        await one.Hears(p => p.Length == 1, "the lead left");
    }

    [Fact]
    public async Task Is_told_to_nobody_without_the_cases_own_pass()
    {
        await running.Write("Присутствие чужое: шатается столб");
        await running.Write("Присутствие другое: шатается забор");
        Guid id = (await running.Find("шатается столб")).GetProperty("id").GetGuid();
        Guid another = (await running.Find("шатается забор")).GetProperty("id").GetGuid();
        string pass = await Pass(running.Region.Operator, id);
        using ApiSession anna = await running.Region.SignIn(running.Dialog.Api);
        using ApiSession neighbour = await running.Neighbour.SignIn(running.Dialog.Api);
        await using HubLine line = await HubLine.Open(neighbour);
        await using HubLine own = await HubLine.Open(anna);

        await Assert.ThrowsAsync<HubException>(() => line.Ask<CasePerson[]>("Look", id, pass));
        await Assert.ThrowsAsync<HubException>(() => own.Ask<CasePerson[]>("Look", another, pass));
        await Assert.ThrowsAsync<HubException>(() => own.Ask<CasePerson[]>("Look", id, "made up"));
    }

    private async Task<string> Pass(string login, Guid id)
    {
        using HttpClient person = await running.SignIn(login);
        return (await person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", TestContext.Current.CancellationToken)).GetProperty("pass").GetString()!;
    }
}
