using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Dialog.Api.Tests.Running))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Dialog.Api.Tests;

/// <summary>One installation for all api tests, with a second region beside the first.</summary>
public sealed class Running : IAsyncLifetime
{
    public Installation Dialog { get; private set; } = null!;

    public TestRegion Region => Dialog.Region;

    public TestRegion Neighbour { get; } = new("neighbour");

    /// <summary>A second api of the same installation within this process, for what cannot be seen from outside.</summary>
    public ApiWithin InProcess { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Dialog = await Installation.Start();
        InProcess = new ApiWithin(Dialog);
        using ApiSession admin = await Dialog.Admin();
        await Neighbour.Create(admin);
        await admin.PutUser("test-roads", "Борис", "executor", Region.Code, TestRegion.Password, authority: "roads", official: "boris");
        await admin.PutUser("test-lead", "Лидия", "lead", Region.Code, TestRegion.Password);
        await admin.PutUser("test-admin", "Администратор области", "administrator", Region.Code, TestRegion.Password);
    }

    /// <summary>What the api answers at.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => InProcess.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Somebody without a session.</summary>
    public HttpClient Stranger() => Client(new CookieContainer());

    public async Task<HttpClient> SignIn(string login, string password = TestRegion.Password)
    {
        HttpClient person = Client(new CookieContainer());
        HttpResponseMessage answer = await person.PostAsJsonAsync("/api/v1/session", new { login, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return person;
    }

    public Task<HttpClient> Operator() => SignIn(Region.Operator);

    /// <summary>A resident's message by the form; gives the tracking code.</summary>
    public async Task<string> Write(string text, string? region = null)
    {
        using HttpClient resident = Stranger();
        HttpResponseMessage answer = await resident.PostAsJsonAsync($"/public/{region ?? Region.Code}/messages", new { text, name = "Мария" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await Json(answer)).GetProperty("code").GetString()!;
    }

    /// <summary>The one case with these words, as the region's operator sees it, once the search knows it.</summary>
    public async Task<JsonElement> Find(string words)
    {
        using HttpClient person = await Operator();
        JsonElement[] found = [];
        await Eventually.Holds(
            async () =>
            {
                HttpResponseMessage answer = await person.GetAsync($"/api/v1/cases?view=all&search={Uri.EscapeDataString(words)}");
                return (found = [.. (await Json(answer)).GetProperty("items").EnumerateArray()]).Length > 0;
            },
            TimeSpan.FromSeconds(20),
            $"a case with '{words}'");
        return Assert.Single(found);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    public async ValueTask DisposeAsync()
    {
        if (InProcess is not null)
        {
            await InProcess.DisposeAsync();
        }

        if (Dialog is not null)
        {
            await Dialog.DisposeAsync();
        }
    }

    private HttpClient Client(CookieContainer cookies)
    {
        HttpClient client = new(new DeclaredAnswers(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false })) { BaseAddress = Dialog.Api, Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Add("X-Dialog", "1");
        return client;
    }
}
