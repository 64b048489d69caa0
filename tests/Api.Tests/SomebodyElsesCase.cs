using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support.Api;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Dialog.Api.Tests;

/// <summary>A region sees only itself, an executor only their authority; what is not theirs does not exist for them.</summary>
public sealed class SomebodyElsesCase(Running running)
{
    [Fact]
    public async Task Does_not_exist_for_another_region()
    {
        await running.Write("Чужому району невидимо: прорвало магистраль");
        string id = (await running.Find("прорвало магистраль")).GetProperty("id").GetString()!;
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsJsonAsync($"/api/v1/cases/{id}/claim", new { }, TestContext.Current.CancellationToken)).StatusCode);
        JsonElement list = await Running.Json(await neighbour.GetAsync("/api/v1/cases?view=all&search=магистраль", TestContext.Current.CancellationToken));
        Assert.Empty(list.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Does_not_exist_for_an_executor_of_another_authority()
    {
        using HttpClient clerk = await running.Operator();
        using HttpClient roads = await running.SignIn("test-roads");
        await running.Write("Исполнителю дорог невидимо: задержали пособие");
        string id = (await running.Find("задержали пособие")).GetProperty("id").GetString()!;
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "centre" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await roads.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken)).StatusCode);

        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/assign", new { authority = "roads" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await roads.GetAsync($"/api/v1/cases/{id}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("region:neighbour")]
    [InlineData("authority:neighbour/roads")]
    [InlineData("authority:test/centre")]
    [InlineData("region:test")]
    [InlineData("")]
    public async Task Is_not_pushed_to_an_executor_of_roads(string view)
    {
        HubException refused = await Assert.ThrowsAsync<HubException>(() => Watch("test-roads", view));
        Assert.Contains("not-found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_unlike_the_own_authority_which_can_be_watched() => Assert.Equal("authority:test/roads", await Watch("test-roads", "authority:test/roads"));

    [Fact]
    public async Task Leaves_a_trace_when_it_is_read()
    {
        await running.Write("Прочтение записывается: не работает лифт в доме 9");
        JsonElement found = await running.Find("не работает лифт в доме 9");
        using HttpClient clerk = await running.Operator();
        await clerk.GetAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}", TestContext.Current.CancellationToken);
        await using Npgsql.NpgsqlDataSource database = Npgsql.NpgsqlDataSource.Create(running.Dialog.ConnectionString);
        await using Npgsql.NpgsqlCommand command = database.CreateCommand("select count(*) from audit where case_id = $1 and login = $2 and action = 'cases.read' and outcome = 'done'");
        command.Parameters.AddWithValue(found.GetProperty("id").GetGuid());
        command.Parameters.AddWithValue(running.Region.Operator);
        Assert.Equal(1L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> Watch(string login, string view)
    {
        using HttpClient person = running.Stranger();
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login, password = TestRegion.Password });
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
        await using HubConnection hub = new HubConnectionBuilder()
            .WithUrl(new Uri(running.Dialog.Api, "/live"), o => o.Headers["Cookie"] = cookie)
            .Build();
        await hub.StartAsync();
        JsonElement position = await hub.InvokeAsync<JsonElement>("Watch", view, null, 0L);
        return position.GetProperty("view").GetString()!;
    }
}
