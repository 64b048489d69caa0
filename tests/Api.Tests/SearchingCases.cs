using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Support;

namespace Dialog.Api.Tests;

/// <summary>Full-text search: any form of a Russian word, phrases, exclusions, filters, and nothing a person may not see.</summary>
public sealed class SearchingCases(Running running)
{
    [Theory]
    [InlineData("фонарями", "любая форма слова")]
    [InlineData("ЗЕЛЕНЫХ", "е вместо ё")]
    [InlineData("зелёный фонарь", "ё как ё")]
    [InlineData("\"зелёные фонари\"", "слова подряд")]
    [InlineData("фонари -скамейка", "без слова, которого нет")]
    [InlineData("скамейка or фонарь", "одно из двух")]
    [InlineData("фонари у библиот", "начало последнего слова")]
    [InlineData("Перепёлкина", "имя")]
    public async Task Finds(string query, string why)
    {
        await Known("Зелёные фонари у библиотеки погасли", "Мария Перепёлкина");
        Assert.True(await Count(query, "фонари библиотеки погасли") > 0, why);
    }

    [Theory]
    [InlineData("\"фонари зелёные\"")]
    [InlineData("фонари -библиотека")]
    [InlineData("\"зелёные фон\"")]
    public async Task Does_not_find(string query)
    {
        await Known("Зелёные фонари у библиотеки погасли", "Мария Перепёлкина");
        Assert.Equal(0, await Count(query, "фонари библиотеки погасли"));
    }

    [Fact]
    public async Task Marks_the_words_in_the_original_text_as_pieces_not_markup()
    {
        await Known("У нас <b>жёлтые</b> снегоуборщики стоят вторую неделю", "Пётр");
        JsonElement hit = Assert.Single((await Page("желтый снегоуборщик")).GetProperty("items").EnumerateArray());
        JsonElement fragment = hit.GetProperty("fragments")[0];
        Assert.Equal("in", fragment.GetProperty("source").GetString());
        string[] marked = [.. fragment.GetProperty("segments").EnumerateArray().Where(s => s.GetProperty("hit").GetBoolean()).Select(s => s.GetProperty("text").GetString()!)];
        Assert.Equal(["жёлтые", "снегоуборщики"], marked);
        string whole = string.Concat(fragment.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("text").GetString()));
        Assert.Contains("<b>жёлтые</b> снегоуборщики стоят", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_newest_first_without_gaps_or_repetitions()
    {
        for (int i = 0; i < 5; i++)
        {
            await running.Write($"Барсуки роют ходы под верандой {i}");
        }

        await Eventually.Holds(async () => await Count("барсуки веранда", null) == 5, TimeSpan.FromSeconds(20), "five cases about badgers");
        List<long> numbers = [];
        string? cursor = null;
        do
        {
            JsonElement page = await Page($"барсуки веранда", $"&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("case").GetProperty("number").GetInt64()));
            cursor = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        }
        while (cursor is not null);
        Assert.Equal(5, numbers.Count);
        Assert.Equal(numbers.OrderDescending(), numbers);
    }

    [Fact]
    public async Task Filters_by_state_and_network_and_time()
    {
        JsonElement found = await Known("Крокодилы в пруду пугают уток", "Иван");
        string at = Uri.EscapeDataString(found.GetProperty("receivedAt").GetDateTimeOffset().AddSeconds(1).ToString("O"));
        Assert.Equal(1, await Count("крокодилы", null, "&status=open,inWork&network=form"));
        Assert.Equal(0, await Count("крокодилы", null, "&status=closed"));
        Assert.Equal(0, await Count("крокодилы", null, "&network=vk"));
        Assert.Equal(0, await Count("крокодилы", null, $"&from={at}"));
        Assert.Equal(1, await Count("крокодилы", null, $"&to={at}"));
    }

    [Fact]
    public async Task Finds_one_case_by_its_number()
    {
        JsonElement found = await Known("Павлины кричат по ночам", "Иван");
        long number = found.GetProperty("number").GetInt64();
        JsonElement hit = Assert.Single((await Page($"№{number}")).GetProperty("items").EnumerateArray());
        Assert.Equal(number, hit.GetProperty("case").GetProperty("number").GetInt64());
    }

    [Fact]
    public async Task Finds_the_words_of_notes_and_answers_too()
    {
        JsonElement found = await Known("Лебеди замёрзли на озере", "Иван");
        string id = found.GetProperty("id").GetString()!;
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/note", new { text = "Передали орнитологам из заповедника" }, TestContext.Current.CancellationToken);
        await Eventually.Holds(async () => await Count("орнитологи", null) == 1, TimeSpan.FromSeconds(20), "the note's words");
        JsonElement hit = (await Page("орнитолог")).GetProperty("items")[0];
        Assert.Equal("note", hit.GetProperty("fragments")[0].GetProperty("source").GetString());
    }

    [Fact]
    public async Task Shows_nothing_of_another_region_or_authority()
    {
        JsonElement found = await Known("Медведи разорили пасеку", "Иван");
        using HttpClient clerk = await running.Operator();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{found.GetProperty("id").GetString()}/assign", new { authority = "centre" }, TestContext.Current.CancellationToken);
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);
        using HttpClient roads = await running.SignIn("test-roads");
        Assert.Equal(1, await Count("медведи", null));
        foreach (HttpClient other in (HttpClient[])[neighbour, roads])
        {
            Assert.Empty((await Page("медведи", "", other)).GetProperty("items").EnumerateArray());
            Assert.Empty((await Page($"#{found.GetProperty("number").GetInt64()}", "", other)).GetProperty("items").EnumerateArray());
        }
    }

    [Theory]
    [InlineData("q=", "q")]
    [InlineData("q=-медведи", "q")]
    [InlineData("q=яма&status=lost", "status")]
    [InlineData("q=яма&limit=500", "limit")]
    [InlineData("q=яма&cursor=abc", "cursor")]
    [InlineData("q=яма&from=yesterday", "from")]
    public async Task Names_the_field_that_is_wrong(string query, string field)
    {
        using HttpClient person = await running.Operator();
        HttpResponseMessage answer = await person.GetAsync($"/api/v1/search?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, (await Running.Json(answer)).GetProperty("errors").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'\"\\&|!():*<->")]
    [InlineData("яма & | ! ( ) :* \\' \"")]
    [InlineData("' or 1=1 --")]
    [InlineData("яма\0\u0002\u0003")]
    [InlineData("§test яма")]
    public async Task Survives_whatever_is_typed(string query)
    {
        using HttpClient person = await running.Operator();
        HttpResponseMessage answer = await person.GetAsync($"/api/v1/search?q={Uri.EscapeDataString(query)}", TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{query}: {answer.StatusCode}");
        HttpResponseMessage list = await person.GetAsync($"/api/v1/cases?search={Uri.EscapeDataString(query)}", TestContext.Current.CancellationToken);
        // A NUL is no character somebody typed: it is named as a fault.
        Assert.Equal(query.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.OK, list.StatusCode);
    }

    private async Task<JsonElement> Known(string text, string name)
    {
        // The longest word of each text is its own.
        string word = text.Split(' ').MaxBy(w => w.Length)!;
        if (await Count(word, null) == 0)
        {
            using HttpClient resident = running.Stranger();
            await resident.PostAsJsonAsync($"/public/{running.Region.Code}/messages", new { text, name });
        }

        JsonElement found = default;
        await Eventually.Holds(
            async () =>
            {
                JsonElement items = (await Page(word)).GetProperty("items");
                found = items.GetArrayLength() > 0 ? items[0].GetProperty("case") : default;
                return items.GetArrayLength() > 0;
            },
            TimeSpan.FromSeconds(20),
            $"'{word}' in the index");
        return found;
    }

    private async Task<int> Count(string query, string? excerpt, string more = "") =>
        (await Page(query, more)).GetProperty("items").EnumerateArray()
            .Count(h => excerpt is null || excerpt.Split(' ').All(w => h.GetProperty("case").GetProperty("excerpt").GetString()!.Contains(w, StringComparison.Ordinal)));

    private async Task<JsonElement> Page(string query, string more = "", HttpClient? by = null)
    {
        using HttpClient person = await running.Operator();
        HttpResponseMessage answer = await (by ?? person).GetAsync($"/api/v1/search?q={Uri.EscapeDataString(query)}{more}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Running.Json(answer);
    }
}
