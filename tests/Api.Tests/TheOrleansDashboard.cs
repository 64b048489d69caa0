using System.Net;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dialog.Api.Tests;

/// <summary>The pages of the Orleans dashboard: for platform engineers, where they are switched on, without the state of grains.</summary>
public sealed class TheOrleansDashboard(Running running)
{
    private const string Pages = "/platform/orleans";

    [Fact]
    public void Is_not_there_unless_it_is_switched_on() => Assert.Empty(Addresses(running.InProcess));

    [Fact]
    public async Task Turns_strangers_away()
    {
        using HttpClient stranger = running.Stranger();
        foreach (string address in await All())
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("executor")]
    [InlineData("approver")]
    [InlineData("lead")]
    [InlineData("administrator")]
    [InlineData("analyst")]
    public async Task Is_closed_to_every_other_role(string role)
    {
        using HttpClient person = await running.SignIn(await Cast.Of(role, running, running.Region.Code));
        foreach (string address in await All())
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task Shows_silos_and_kinds_of_grains_to_an_engineer()
    {
        using HttpClient engineer = await Engineer();
        foreach (string page in (string[])["/", "/index.html", "/index.min.js", "/index.css", "/version"])
        {
            Assert.Equal(HttpStatusCode.OK, (await engineer.GetAsync(Pages + page, TestContext.Current.CancellationToken)).StatusCode);
        }

        string counters = await engineer.GetStringAsync($"{Pages}/DashboardCounters", TestContext.Current.CancellationToken);
        Assert.Contains("TimerShardGrain", counters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/GrainState?grainId=test&grainType=Dialog.Regions.RegionGrain")]
    [InlineData("/grainstate?grainId=test&grainType=Dialog.Channels.ChannelGrain")]
    [InlineData("/Trace")]
    public async Task Shows_neither_the_state_of_grains_nor_logs(string address)
    {
        using HttpClient engineer = await Engineer();
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.GetAsync(Pages + address, TestContext.Current.CancellationToken)).StatusCode);
    }

    private async Task<HttpClient> Engineer() => await running.SignIn(await Cast.Of("engineer", running, running.Region.Code));

    private async Task<string[]> All()
    {
        await using ApiWithin shown = new(running.Dialog, ("Dialog:Platform:OrleansDashboard", "true"));
        string[] all = [.. Addresses(shown)];
        Assert.True(all.Length > 15, $"only {all.Length} addresses");
        return all;
    }

    private static IEnumerable<string> Addresses(ApiWithin api) => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Where(a => a.StartsWith(Pages, StringComparison.Ordinal))
        .Select(a => System.Text.RegularExpressions.Regex.Replace(a, @"\{[^}]*\}", "1"));
}
