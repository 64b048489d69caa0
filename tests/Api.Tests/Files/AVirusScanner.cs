using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dialog.Api.Files;
using Dialog.Files;
using Dialog.Support.Api;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dialog.Api.Tests.Files;

/// <summary>Files are shown to ClamAV's daemon before they are kept; without its word nothing passes.</summary>
public sealed class AVirusScanner(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Finds_what_its_signatures_name_by_both_of_its_sockets(bool byTcp)
    {
        await using Clamd clamd = await Started();
        Antivirus antivirus = Scanner(byTcp ? clamd.Tcp : clamd.Unix);

        byte[] large = new byte[3 << 20];
        Encoding.ASCII.GetBytes(Clamd.Eicar).CopyTo(large, 2 << 20);

        Assert.IsType<ScanOutcome.Clean>(await antivirus.Scan("Акт выполненных работ"u8.ToArray(), Stop));
        Assert.Contains("Eicar", Assert.IsType<ScanOutcome.Infected>(await antivirus.Scan(Encoding.ASCII.GetBytes(Clamd.Eicar), Stop)).Name, StringComparison.Ordinal);
        Assert.IsType<ScanOutcome.Infected>(await antivirus.Scan(large, Stop));
    }

    [Fact]
    public async Task Lets_nothing_pass_that_it_does_not_look_at()
    {
        await using Clamd clamd = await Started(largest: 1024 * 1024);
        Antivirus antivirus = Scanner(clamd.Tcp);

        Assert.IsType<ScanOutcome.Away>(await antivirus.Scan(new byte[4 << 20], Stop));
        clamd.Stop();
        Assert.IsType<ScanOutcome.Away>(await antivirus.Scan("Акт"u8.ToArray(), Stop));
    }

    [Theory]
    [InlineData("stream: OK\0", "Clean")]
    [InlineData("stream: Eicar FOUND\0", "Infected")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", "Away")]
    [InlineData("stream: OK ERROR", "Away")]
    [InlineData("HTTP/1.1 200 OK", "Away")]
    [InlineData("", "Away")]
    public void Is_believed_word_for_word(string answer, string outcome) => Assert.Equal(outcome, ClamdAnswer.Read(answer).GetType().Name);

    [Theory]
    [InlineData("/run/clamav/clamd.ctl")]
    [InlineData("localhost:3310")]
    [InlineData("tcp://localhost")]
    [InlineData("unix:clamd.ctl")]
    public void Is_configured_or_the_api_does_not_start(string address) => Assert.Throws<InvalidOperationException>(() => ClamdAddress.Parse(address));

    [Fact]
    public async Task Refuses_an_infected_upload_says_so_and_leaves_it_in_the_audit_log()
    {
        await using Clamd clamd = await Started();
        await using ApiWithin api = new(running.Dialog, ("Dialog:Files:Antivirus:Address", clamd.Unix));
        await running.Write("Вирус во вложении: скрипит калитка на Яблоневой");
        JsonElement about = await running.Find("скрипит калитка");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient clerk = await SignIn(api);

        HttpResponseMessage infected = await Upload(clerk, id, $"Смета {Clamd.Eicar}");
        HttpResponseMessage clean = await Upload(clerk, id, "Смета");
        clamd.Stop();
        HttpResponseMessage unscanned = await Upload(clerk, id, "Смета вторая");

        Assert.Equal(HttpStatusCode.BadRequest, infected.StatusCode);
        JsonElement problem = await Running.Json(infected);
        Assert.Equal("infected", problem.GetProperty("code").GetString());
        Assert.Contains("Eicar", problem.GetProperty("errors").GetProperty("file")[0].GetString()!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, clean.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unscanned.StatusCode);
        Assert.Equal("not-scanned", (await Running.Json(unscanned)).GetProperty("code").GetString());
        using HttpClient lead = await running.SignIn("test-lead");
        JsonElement audit = await Running.Json(await lead.GetAsync($"/api/v1/audit?action=cases.files&case={about.GetProperty("number").GetInt64()}", Stop));
        Assert.Contains(audit.GetProperty("items").EnumerateArray(), e => e.TryGetProperty("detail", out JsonElement detail) && detail.GetString() is { } said && said.StartsWith("virus: Eicar", StringComparison.Ordinal));
    }

    private static async Task<Clamd> Started(int largest = 30 * 1024 * 1024)
    {
        if (Clamd.Program is null)
        {
            Assert.Skip("clamd is not installed (Debian: clamav-daemon): the virus scanner was not tested.");
        }

        return await Clamd.Start(largest);
    }

    private static Antivirus Scanner(string address) =>
        new(new FileSettings { Antivirus = new AntivirusSettings { Address = address } }, TimeProvider.System, NullLogger<Antivirus>.Instance);

    private async Task<HttpClient> SignIn(ApiWithin api)
    {
        HttpClient clerk = api.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        clerk.DefaultRequestHeaders.Add("X-Dialog", "1");
        HttpResponseMessage answer = await clerk.PostAsync("/api/v1/session", new StringContent(JsonSerializer.Serialize(new { login = running.Region.Operator, password = TestRegion.Password }), Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return clerk;
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient person, Guid id, string content)
    {
        using ByteArrayContent body = new(Encoding.UTF8.GetBytes(content));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await person.PostAsync($"/api/v1/cases/{id}/files?name=smeta.txt", body, Stop);
    }
}
