using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;
using Dialog.Support.StandIns;

namespace Dialog.Api.Tests;

/// <summary>An official forwards a case to an external organisation and reads its answer in the case.</summary>
public sealed class HandingACaseOn(Running running)
{
    private const string Organisation = "organisation-lights";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Offers_the_bodies_of_its_region_with_their_services_and_takes_one()
    {
        const string Words = "Передать дальше: не горит фонарь на Кленовой, 12";
        await using Open311Server body = await Open311Server.StartAsync();
        await Connect(body);
        await running.Write(Words);
        Guid id = (await running.Find(Words)).GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();

        JsonElement organisations = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/peers");
        JsonElement organisation = organisations.EnumerateArray().Single(p => p.GetProperty("channel").GetString() == Organisation);
        string service = organisation.GetProperty("services")[0].GetProperty("code").GetString()!;
        HttpResponseMessage handed = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/forward", new { channel = Organisation, serviceCode = service, note = "Ваш фонарь" });

        Assert.True(handed.IsSuccessStatusCode, await handed.Content.ReadAsStringAsync());
        Assert.Equal("Фонари", organisation.GetProperty("name").GetString());
        await Eventually.Holds(() => body.Requests.Count == 1, Soon, "the external organisation has it");
        Assert.Contains("Ваш фонарь", body.Requests[0].Fields["description"], StringComparison.Ordinal);
        Assert.Contains("не горит фонарь", body.Requests[0].Fields["description"], StringComparison.Ordinal);
        Assert.DoesNotContain("Мария", string.Join(" ", body.Requests[0].Fields.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_nothing_of_another_region()
    {
        const string Words = "Чужое ведомство: не горит фонарь у соседей";
        await using Open311Server body = await Open311Server.StartAsync();
        await Connect(body);
        await running.Write(Words, running.Neighbour.Code);
        using HttpClient clerk = await running.SignIn(running.Neighbour.Operator);
        Guid id = Guid.Empty;
        await Eventually.Holds(async () =>
        {
            JsonElement page = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases?view=all&search={Uri.EscapeDataString(Words)}");
            return (id = page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).FirstOrDefault()) != Guid.Empty;
        }, Soon, "the neighbour's case is found");

        JsonElement organisations = await clerk.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/peers");
        HttpResponseMessage handed = await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/forward", new { channel = Organisation, serviceCode = "lamp" });

        Assert.DoesNotContain(organisations.EnumerateArray(), p => p.GetProperty("channel").GetString() == Organisation);
        Assert.Equal(HttpStatusCode.BadRequest, handed.StatusCode);
        Assert.Empty(body.Requests);
    }

    private async Task Connect(Open311Server body)
    {
        using ApiSession admin = await running.Dialog.Admin();
        await admin.PutChannel(Organisation, new ChannelSettings
        {
            Region = running.Region.Code,
            Kind = ChannelKinds.ExternalOrganisation,
            Name = "Фонари",
            BaseAddress = body.Address,
            Token = body.Key,
            Account = "lights",
        });
    }
}
