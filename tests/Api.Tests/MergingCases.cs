using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;

namespace Dialog.Api.Tests;

/// <summary>One case in another, through real silos: cross-case messages between them are carried by the sweep.</summary>
public sealed class MergingCases(Running running)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_both_residents_and_lets_one_reopen_only_theirs()
    {
        (string first, Guid one) = await Written("Слияние: прорвало трубу у дома 1");
        (string second, Guid other) = await Written("Слияние: кипяток хлещет из люка во дворе");
        using HttpClient clerk = await running.Operator();
        // The earlier is named as the one to go: the order of the numbers decides all the same.
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, one, "merge", new { with = other })).StatusCode);
        await Eventually.Holds(async () => (await Related(clerk, one)).GetProperty("members").GetArrayLength() == 1, Patience, "the later case waits in the earlier");

        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{second}/messages", new { text = "Уже подвал затопило" }, Cancel);
        await Eventually.Holds(async () => (await Detail(clerk, one)).GetProperty("summary").GetProperty("excerpt").GetString() == "Уже подвал затопило", Patience, "the words are heard where the case waits");
        Assert.Contains((await Detail(clerk, one)).GetProperty("messages").EnumerateArray(), m => m.GetProperty("text").GetString() == "Уже подвал затопило");
        JsonElement refused = await Running.Json(await Post(clerk, other, "claim", new { }));
        Assert.Equal("merged", refused.GetProperty("code").GetString());

        await Post(clerk, one, "answer", new { kind = "final", text = "Трубу заварили 24 ноября, Водоканал" });
        foreach (string code in (string[])[first, second])
        {
            await Eventually.Holds(async () => (await Thread(resident, code)).Contains("Трубу заварили"), Patience, $"the answer is in the thread {code}");
        }

        await resident.PostAsJsonAsync($"/public/threads/{second}/dispute", new { text = "У нас всё ещё течёт" }, Cancel);
        Assert.Equal(["answered", "open"], new[] { await Status(clerk, one), await Status(clerk, other) });
    }

    [Fact]
    public async Task Is_taken_back_with_one_word()
    {
        (_, Guid one) = await Written("Отмена слияния: яма у школы");
        (_, Guid other) = await Written("Отмена слияния: яма у больницы");
        using HttpClient clerk = await running.Operator();
        string? due = (await Detail(clerk, other)).GetProperty("summary").GetProperty("dueAt").GetString();
        await Task.WhenAll(Post(clerk, one, "merge", new { with = other }), Post(clerk, other, "merge", new { with = one }));
        Assert.Equal("merged", await Status(clerk, other));
        Assert.Equal("open", await Status(clerk, one));

        await Post(clerk, other, "unmerge", new { reason = "Разные ямы" });
        JsonElement back = (await Detail(clerk, other)).GetProperty("summary");
        Assert.Equal(("open", due), (back.GetProperty("status").GetString(), back.GetProperty("dueAt").GetString()));
        await Eventually.Holds(async () => (await Related(clerk, one)).GetProperty("members").GetArrayLength() == 0, Patience, "nobody waits any more");
    }

    [Fact]
    public async Task Or_splitting_one_moves_messages_to_a_case_of_their_own()
    {
        (string code, Guid one) = await Written("Разделение: не вывозят мусор на Рябиновой");
        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{code}/messages", new { text = "А ещё в поликлинике не записаться к врачу" }, Cancel);
        using HttpClient clerk = await running.Operator();
        JsonElement[] messages = [.. (await Detail(clerk, one)).GetProperty("messages").EnumerateArray()];
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(clerk, one, "split", new { messageIds = messages.Select(m => m.GetProperty("id").GetString()) })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, one, "split", new { messageIds = new[] { messages[1].GetProperty("id").GetString() } })).StatusCode);

        await Eventually.Holds(async () => (await Detail(clerk, one)).GetProperty("messages").GetArrayLength() == 1, Patience, "the message has moved");
        JsonElement other = (await Related(clerk, one)).GetProperty("links")[0];
        JsonElement split = await Detail(clerk, other.GetProperty("id").GetGuid());
        Assert.Equal("А ещё в поликлинике не записаться к врачу", Assert.Single(split.GetProperty("messages").EnumerateArray()).GetProperty("text").GetString());
        Assert.Equal("open", split.GetProperty("summary").GetProperty("status").GetString());
        Assert.Equal("А ещё в поликлинике не записаться к врачу", split.GetProperty("summary").GetProperty("firstWords").GetString());
        Assert.Equal("Разделение: не вывозят мусор на Рябиновой", (await Detail(clerk, one)).GetProperty("summary").GetProperty("firstWords").GetString());
    }

    [Fact]
    public async Task Or_splitting_off_the_first_message_leaves_the_words_of_the_next()
    {
        (string code, Guid one) = await Written("Разделение с начала: не вывозят мусор на Кленовой, звоните 89161234567");
        using HttpClient resident = running.Stranger();
        await resident.PostAsJsonAsync($"/public/threads/{code}/messages", new { text = "И ещё: не горит фонарь у подъезда" }, Cancel);
        using HttpClient clerk = await running.Operator();
        JsonElement[] messages = [.. (await Detail(clerk, one)).GetProperty("messages").EnumerateArray()];
        Assert.Equal(HttpStatusCode.OK, (await Post(clerk, one, "split", new { messageIds = new[] { messages[0].GetProperty("id").GetString() } })).StatusCode);

        Assert.Equal("И ещё: не горит фонарь у подъезда", (await Detail(clerk, one)).GetProperty("summary").GetProperty("firstWords").GetString());
        await Eventually.Holds(async () => (await Related(clerk, one)).GetProperty("links").GetArrayLength() == 1, Patience, "the other case is open");
        Guid other = (await Related(clerk, one)).GetProperty("links")[0].GetProperty("id").GetGuid();
        using HttpClient lead = await running.SignIn(await Cast.Of("lead", running, running.Region.Code));
        Assert.DoesNotContain("916123", (await Detail(lead, other)).GetProperty("summary").GetProperty("firstWords").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_linking_them_shows_each_in_the_other_until_it_is_undone()
    {
        (_, Guid one) = await Written("Связь: сломан лифт во втором подъезде");
        (_, Guid other) = await Written("Связь: сломан лифт в третьем подъезде");
        using HttpClient clerk = await running.Operator();
        await Post(clerk, one, "link", new { other });
        Assert.Equal(other, (await Related(clerk, one)).GetProperty("links")[0].GetProperty("id").GetGuid());
        await Eventually.Holds(async () => (await Related(clerk, other)).GetProperty("links").GetArrayLength() == 1, Patience, "the other case knows");
        await Post(clerk, other, "unlink", new { other = one });
        await Eventually.Holds(async () => (await Related(clerk, one)).GetProperty("links").GetArrayLength() == 0, Patience, "the first case knows");

        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(neighbour, one, "merge", new { with = other })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(clerk, one, "link", new { other = Guid.NewGuid() })).StatusCode);
    }

    private async Task<(string Code, Guid Id)> Written(string text)
    {
        string code = await running.Write(text);
        return (code, (await running.Find(text)).GetProperty("id").GetGuid());
    }

    private static Task<HttpResponseMessage> Post(HttpClient person, Guid id, string verb, object body) => person.PostAsJsonAsync($"/api/v1/cases/{id}/{verb}", body, Cancel);

    private static Task<JsonElement> Detail(HttpClient person, Guid id) => person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}", Cancel);

    private static Task<JsonElement> Related(HttpClient person, Guid id) => person.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{id}/related", Cancel);

    private static async Task<string?> Status(HttpClient person, Guid id) => (await Detail(person, id)).GetProperty("summary").GetProperty("status").GetString();

    private static async Task<string> Thread(HttpClient resident, string code) =>
        string.Join('\n', (await resident.GetFromJsonAsync<JsonElement>($"/public/threads/{code}", Cancel)).GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("text").GetString()));
}
