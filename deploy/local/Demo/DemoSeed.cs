using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dialog.Hosting;

namespace Dialog.Local.Demo;

/// <summary>Makes the demo region, its people and channels through the api, once per data folder.</summary>
internal sealed class DemoSeed(ApiClient api, string dataFolder)
{
    public const string Region = "demo";
    private const string Feed = "demo-feed";

    private static readonly Account[] People =
    [
        new("operator", "lapina", "operator", "оператор регионального центра"),
        new("lead", "belova", "lead", "руководитель региона"),
        new("roads", "malkov", "executor", "исполнитель, дорожное агентство"),
        new("approver", "dubrovin", "approver", "согласующий, дорожное агентство"),
        new("housing", "vlasova", "executor", "исполнитель, жилищная инспекция"),
        new("city", "kotov", "executor", "исполнитель, благоустройство Светлореченска"),
    ];

    /// <param name="IsNew">made just now: nothing was ever written by its residents</param>
    /// <param name="FeedSecret">what the monitoring vendor shows with each push</param>
    internal sealed record Outcome(bool IsNew, string FeedSecret);

    private sealed record Account(string Login, string Official, string Role, string Who);

    public static IEnumerable<(string Login, string Who)> Accounts => People.Select(p => (p.Login, p.Who));

    private string NoteFile => Path.Combine(dataFolder, "demo.json");

    /// <returns>null when the demo cannot be made on this database; the reason has been printed</returns>
    public async Task<Outcome?> EnsureAsync(string password, CancellationToken cancellation)
    {
        using HttpResponseMessage form = await api.GetAsync($"/r/{Region}", cancellation);
        if (form.IsSuccessStatusCode && File.Exists(NoteFile))
        {
            return JsonSerializer.Deserialize<Outcome>(await File.ReadAllTextAsync(NoteFile, cancellation))! with { IsNew = false };
        }

        using HttpResponseMessage session = await api.PostAsync("/api/v1/session", new { login = "admin", password }, cancellation);
        if (session.StatusCode == HttpStatusCode.Unauthorized)
        {
            Screen.Warn("This database has users of its own and the password in the data folder is not admin's: the demo was not made. Start with --no-demo, or with the data folder this database was made with.");
            return null;
        }
        Check(session, await session.Content.ReadAsStringAsync(cancellation));

        JsonNode region = JsonNode.Parse(Resource("demo-region.json"))!;
        await EnsureRegionAsync(region, cancellation);
        await EnsureTemplatesAsync(cancellation);
        foreach (Account person in People)
        {
            await EnsureUserAsync(person, region, password, cancellation);
        }

        Outcome outcome = new(IsNew: true, RandomNumberGenerator.GetHexString(40, lowercase: true));
        await PutAsync($"/api/v1/channels/{Region}-form", new { region = Region, kind = "form", name = "Сайт: написать нам", enabled = true }, cancellation);
        await PutAsync($"/api/v1/channels/{Feed}", new { region = Region, kind = "feed", name = "Мониторинг открытых источников", mode = "webhook", secret = outcome.FeedSecret, enabled = true }, cancellation);
        await NoteAsync(outcome, cancellation);
        return outcome;
    }

    internal static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }

    private async Task EnsureRegionAsync(JsonNode region, CancellationToken cancellation)
    {
        using HttpResponseMessage there = await api.GetAsync($"/api/v1/regions/{Region}", cancellation);
        // An administrator may have changed it since: what is there stays.
        if (there.StatusCode == HttpStatusCode.NotFound)
        {
            await PutAsync($"/api/v1/regions/{Region}", region, cancellation);
        }
        else
        {
            Check(there, await there.Content.ReadAsStringAsync(cancellation));
        }
    }

    private async Task EnsureTemplatesAsync(CancellationToken cancellation)
    {
        using HttpResponseMessage there = await api.GetAsync($"/api/v1/template-library?region={Region}", cancellation);
        string list = await there.Content.ReadAsStringAsync(cancellation);
        Check(there, list);
        if (JsonNode.Parse(list) is JsonArray { Count: > 0 })
        {
            return;
        }

        foreach (JsonNode? template in JsonNode.Parse(Resource("demo-templates.json"))!.AsArray())
        {
            template!["region"] = Region;
            using HttpResponseMessage made = await api.PostAsync("/api/v1/template-library", template, cancellation);
            Check(made, await made.Content.ReadAsStringAsync(cancellation));
        }
    }

    private async Task EnsureUserAsync(Account account, JsonNode region, string password, CancellationToken cancellation)
    {
        JsonNode official = region["officials"]!.AsArray().Single(o => (string)o!["id"]! == account.Official)!;
        await PutAsync(
            $"/api/v1/users/{account.Login}",
            new { name = (string)official["name"]!, role = account.Role, region = Region, authority = (string)official["authority"]!, official = account.Official, password },
            cancellation);
    }

    private async Task PutAsync(string path, object body, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await api.PutAsync(path, body, cancellation);
        Check(answer, await answer.Content.ReadAsStringAsync(cancellation));
    }

    private static void Check(HttpResponseMessage answer, string body)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new LaunchException($"The demo cannot be made: {answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} answered {(int)answer.StatusCode}. {body}");
        }
    }

    private async Task NoteAsync(Outcome outcome, CancellationToken cancellation)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using StreamWriter writer = new(NoteFile, options);
        await writer.WriteAsync(JsonSerializer.Serialize(outcome).AsMemory(), cancellation);
    }
}
