using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Dialog.Channels;
using Dialog.Support;
using Dialog.Support.Api;

namespace Dialog.Api.Tests.Open311;

/// <summary>The Open311 server of a region, asked as clients ask it.</summary>
public sealed class AnOpen311Server(Running running)
{
    [Fact]
    public async Task Is_found_by_discovery()
    {
        using Open311Client client = await Open311Client.Of(running);
        XElement one = await client.Xml("discovery.xml");
        Assert.Equal("discovery", one.Name.LocalName);
        XElement endpoint = Assert.Single(one.Element("endpoints")!.Elements("endpoint"));
        Assert.Equal("https://dialog.example/open311/v2/test", endpoint.Element("url")!.Value);
        Assert.Contains(endpoint.Element("formats")!.Elements("format"), f => f.Value == "text/xml");
        using HttpClient stranger = running.Stranger();
        JsonElement all = JsonDocument.Parse(await stranger.GetStringAsync("/open311/discovery.json", TestContext.Current.CancellationToken)).RootElement;
        Assert.Contains(all.GetProperty("endpoints").EnumerateArray(), e => e.GetProperty("url").GetString() == "https://dialog.example/open311/v2/test");
    }

    [Fact]
    public async Task Answers_as_the_published_schemas_say()
    {
        using Open311Client client = await Open311Client.Of(running);
        string id = await client.Create("Схема: глубокая яма у остановки", ("address_string", "Садовая улица, 5, 630099"), ("media_url", "https://photo.example/1.jpg"));
        await Open311Schemas.Holds("services.json", (await client.Get("services.json")).Body);
        await Open311Schemas.Holds("service-definition.json", (await client.Get("services/waste.json")).Body);
        await Open311Schemas.Holds("service-definition.json", (await client.Get("services/roads.json")).Body);
        await Open311Schemas.Holds("requests.json", (await client.Get("requests.json")).Body);
        await Open311Schemas.Holds("requests.json", (await client.Get($"requests/{id}.json")).Body);
        await Open311Schemas.Holds("request.json", (await client.Json($"requests/{id}.json"))[0].GetRawText());
    }

    [Fact]
    public async Task Says_the_same_in_xml_and_in_json()
    {
        using Open311Client client = await Open311Client.Of(running);
        string id = await client.Create("Одно и то же: светофор не работает");
        XElement xml = (await client.Xml($"requests/{id}.xml")).Element("request")!;
        JsonElement json = Assert.Single((await client.Json($"requests/{id}.json")).EnumerateArray());
        Assert.Equal(json.EnumerateObject().Select(p => p.Name), xml.Elements().Select(e => e.Name.LocalName));
        Assert.All(json.EnumerateObject(), p => Assert.Equal(p.Value.ToString(), xml.Element(p.Name)!.Value));
        (_, string body, string? type) = await client.Get("services.xml");
        Assert.Equal("text/xml; charset=utf-8", type);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", body, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", (await client.Get("services.json")).Type);
        XElement service = XDocument.Parse(body).Root!.Elements("service").Single(s => s.Element("service_code")!.Value == "waste");
        Assert.Equal(["service_code", "service_name", "description", "metadata", "type", "keywords", "group"], service.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("true", service.Element("metadata")!.Value);
    }

    [Fact]
    public async Task Speaks_Russian_unless_English_is_asked_for()
    {
        using Open311Client client = await Open311Client.Of(running);
        Assert.Contains("Дороги и тротуары", (await client.Get("services.json?locale=ru")).Body, StringComparison.Ordinal);
        Assert.Contains("Roads and pavements", (await client.Get("services.json?locale=en")).Body, StringComparison.Ordinal);
        Assert.Contains("Дороги и тротуары", (await client.Get("services.xml")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_request_answers_it_and_hears_more_of_it()
    {
        using Open311Client client = await Open311Client.Of(running);
        string id = await client.Create("Туда и обратно: провал на дороге", ("first_name", "Пётр"), ("last_name", "Смирнов"), ("email", "petr@mail.example"), ("phone", "+7 999 123-45-67"));
        JsonElement taken = (await client.Json($"requests/{id}.json"))[0];
        Assert.Equal("open", taken.GetProperty("status").GetString());
        Assert.Equal("Дороги", taken.GetProperty("agency_responsible").GetString());
        Assert.True(taken.TryGetProperty("expected_datetime", out _));

        string caseId = (await running.Find("Туда и обратно")).GetProperty("id").GetString()!;
        using HttpClient person = await running.Operator();
        HttpResponseMessage answered = await person.PostAsJsonAsync($"/api/v1/cases/{caseId}/answer", new { kind = "final", text = "Провал засыпан сегодня." }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        JsonElement after = (await client.Json($"requests/{id}.json"))[0];
        Assert.Equal("closed", after.GetProperty("status").GetString());
        Assert.Equal("Провал засыпан сегодня.", after.GetProperty("status_notes").GetString());
        JsonElement update = Assert.Single((await client.Json($"servicerequestupdates.json?service_request_id={id}")).EnumerateArray());
        Assert.Equal(("closed", "Провал засыпан сегодня."), (update.GetProperty("status").GetString(), update.GetProperty("description").GetString()));

        (string, string)[] objection = [("api_key", client.Key), ("service_request_id", id), ("update_id", "u-1"), ("status", "OPEN"), ("description", "Нет, провал на месте")];
        (HttpStatusCode status, string body) = await client.Post("servicerequestupdates.json", objection);
        Assert.True(status == HttpStatusCode.OK, body);
        Assert.Equal(body, (await client.Post("servicerequestupdates.json", objection)).Body);
        Assert.Equal("open", (await client.Json($"requests/{id}.json"))[0].GetProperty("status").GetString());
        JsonElement detail = await Running.Json(await person.GetAsync($"/api/v1/cases/{caseId}", TestContext.Current.CancellationToken));
        Assert.Equal(1, detail.GetProperty("messages").EnumerateArray().Count(m => m.GetProperty("text").GetString()!.Contains("Нет, провал на месте", StringComparison.Ordinal)));
        XElement updates = await client.Xml($"servicerequestupdates.xml?service_request_id={id}");
        Assert.Contains(updates.Elements("request_update"), u => u.Element("update_id")!.Value == JsonDocument.Parse(body).RootElement[0].GetProperty("update_id").GetString());
    }

    [Fact]
    public async Task Keeps_persons_to_the_case_and_publishes_none_of_them()
    {
        using Open311Client client = await Open311Client.Of(running);
        string id = await client.Create(
            "Тайна: Тамаре Серовой звоните 8 916 555-44-33, дом 8642, пишите tamara@mail.example", ("first_name", "Тамара"), ("last_name", "Серова"), ("email", "tamara@mail.example"),
            ("phone", "89165554433"), ("device_id", "device-77"), ("account_id", "account-88"), ("attribute[ADDRESS_DETAIL]", "квартира сорок один"), ("address_string", "630099, улица Мира, 8642"));
        string published = (await client.Get($"requests/{id}.json")).Body + (await client.Get($"requests/{id}.xml")).Body;
        foreach (string personal in (string[])["Серов", "Тамар", "tamara@", "916 555", "89165554433", "device-77", "account-88", "сорок один", "8642", "55.7512", "37.6184"])
        {
            Assert.DoesNotContain(personal, published, StringComparison.Ordinal);
        }

        JsonElement request = (await client.Json($"requests/{id}.json"))[0];
        Assert.Equal(55.751, request.GetProperty("lat").GetDouble());
        Assert.Equal("630099", request.GetProperty("zipcode").GetString());
        Assert.Equal("улица Мира, ••••", request.GetProperty("address").GetString());
        using HttpClient person = await running.Operator();
        string caseId = (await running.Find("квартира сорок один")).GetProperty("id").GetString()!;
        string kept = await person.GetStringAsync($"/api/v1/cases/{caseId}", TestContext.Current.CancellationToken);
        Assert.All((string[])["Тамара Серова", "tamara@mail.example", "89165554433", "device-77", "account-88"], p => Assert.Contains(p, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publishes_no_private_thread()
    {
        using Open311Client client = await Open311Client.Of(running);
        await running.Write("Частное письмо о протечке крыши");
        string number = (await running.Find("Частное письмо о протечке")).GetProperty("number").GetRawText();
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"requests/{number}.xml")).Status);
        Assert.DoesNotContain("Частное письмо", (await client.Get("requests.json")).Body, StringComparison.Ordinal);
        (HttpStatusCode status, _) = await client.Post("servicerequestupdates.xml", ("api_key", client.Key), ("service_request_id", number), ("description", "чужое"));
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    /// <summary>Any group counted as public: what its members wrote to each other was given to anybody.</summary>
    [Fact]
    public async Task Publishes_no_closed_group_and_no_channel_that_is_told_not_to()
    {
        using Open311Client client = await Open311Client.Of(running);
        ChannelSettings quiet = new() { Region = running.Region.Code, Kind = ChannelKinds.Feed, Name = "Тихий мониторинг", Secret = "sixteen-characters", Mode = ReceiveMode.Webhook, NeverPublish = true };
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await admin.PutChannel("test-quiet-feed", quiet);
        }

        await Pushed(running.Region.Feed, running.Region.FeedSecret, "open-1", "Открытая стена: яма у фонтана", isPublic: true);
        await Pushed(running.Region.Feed, running.Region.FeedSecret, "closed-1", "Закрытый чат дома: яма у фонтана", isPublic: false);
        await Pushed("test-quiet-feed", quiet.Secret!, "quiet-1", "Канал без публикации: яма у фонтана", isPublic: true);
        string[] words = ["Открытая стена", "Закрытый чат дома", "Канал без публикации"];
        JsonElement[] found = await Task.WhenAll(words.Select(running.Find));

        string listed = (await client.Get("requests.json")).Body;
        Assert.Equal([true, false, false], words.Select(w => listed.Contains(w, StringComparison.Ordinal)));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            await Task.WhenAll(found.Select(async f => (await client.Get($"requests/{f.GetProperty("number").GetRawText()}.xml")).Status)));
        Assert.Equal([(true, false), (false, true), (true, false)], found.Select(f => (f.GetProperty("isPublic").GetBoolean(), f.GetProperty("inClosedGroup").GetBoolean())));

        // It takes effect on what is published already, and ends with the setting.
        using (ApiSession admin = await running.Dialog.Admin())
        {
            await admin.PutChannel("test-quiet-feed", quiet with { NeverPublish = false });
        }

        Assert.Contains("Канал без публикации", (await client.Get("requests.json")).Body, StringComparison.Ordinal);
    }

    private async Task Pushed(string channel, string secret, string id, string text, bool isPublic)
    {
        using HttpClient vendor = running.Stranger();
        vendor.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        object item = new { network = "vk", id, conversation = $"wall-{id}", author = new { id = $"author-{id}", name = "Житель" }, text, publishedAt = DateTimeOffset.UtcNow, @public = isPublic };
        (await vendor.PostAsJsonAsync($"/hooks/feed/{channel}", new[] { item }, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Takes_the_same_report_once()
    {
        using Open311Client client = await Open311Client.Of(running);
        string first = await client.Create("Дважды посланное: открытый люк", ("attribute[fixmystreet_id]", "4711"));
        Assert.Equal(first, await client.Create("Дважды посланное: открытый люк", ("attribute[fixmystreet_id]", "4711")));
        Assert.NotEqual(first, await client.Create("Дважды посланное: открытый люк", ("attribute[fixmystreet_id]", "4712")));
    }

    [Fact]
    public async Task Takes_forms_in_parts_and_several_values_of_one_attribute()
    {
        using Open311Client client = await Open311Client.Of(running);
        using MultipartFormDataContent form = new()
        {
            { new StringContent(client.Key), "api_key" }, { new StringContent("waste"), "service_code" }, { new StringContent("В частях: мусор не вывозят"), "description" },
            { new StringContent("улица Лесная"), "address_string" }, { new StringContent("bins"), "attribute[WHAT][]" }, { new StringContent("yard"), "attribute[WHAT][]" },
        };
        (HttpStatusCode status, string body) = await client.Post("requests.xml", form);
        Assert.True(status == HttpStatusCode.OK, body);
        XElement request = XDocument.Parse(body).Root!.Element("request")!;
        Assert.NotEmpty(request.Element("service_request_id")!.Value);
        Assert.Null(request.Element("token"));
        string caseId = (await running.Find("В частях: мусор")).GetProperty("id").GetString()!;
        using HttpClient person = await running.Operator();
        string kept = await person.GetStringAsync($"/api/v1/cases/{caseId}", TestContext.Current.CancellationToken);
        Assert.Contains("Переполненные контейнеры", kept, StringComparison.Ordinal);
        Assert.Contains("Мусор во дворе", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one", "media_url=https://photo.example/1.jpg", 1)]
    [InlineData("repeated", "media_url=https://photo.example/1.jpg&media_url=https://photo.example/2.jpg", 2)]
    [InlineData("listed", "media_url[]=https://photo.example/1.jpg&media_url[]=https://photo.example/2.jpg&media_url[2]=https://photo.example/3.jpg", 3)]
    [InlineData("commas", "media_url=https://photo.example/1,2.jpg, https://photo.example/3.jpg", 2)]
    [InlineData("lines", "media_url=https://photo.example/1.jpg\r\nhttps://photo.example/2.jpg", 2)]
    public async Task Keeps_every_address_of_a_photo(string name, string media, int count)
    {
        using Open311Client client = await Open311Client.Of(running);
        string words = $"Фотографии{name}: сломана скамья";
        string number = await client.Create(words, [.. media.Split('&').Select(m => m.Split('=', 2)).Select(m => (m[0], m[1]))]);

        JsonElement message = await Message(words.Split(':')[0]);
        Assert.Equal(count, message.GetProperty("attachments").EnumerateArray().Count(a => a.GetProperty("kind").GetString() == "photo"));
        Assert.StartsWith("https://photo.example/1", (await client.Json($"requests/{number}.json"))[0].GetProperty("media_url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_how_many_addresses_of_photos_it_keeps_when_there_are_more()
    {
        using Open311Client client = await Open311Client.Of(running);
        (string, string)[] many = [.. Enumerable.Range(0, 14).Select(i => ("media_url", $"https://photo.example/{i}.jpg"))];
        (HttpStatusCode status, string body) = await client.Post(
            "requests.json?locale=en", [("api_key", client.Key), ("service_code", "roads"), ("lat", "55.7"), ("long", "37.6"), ("description", "Четырнадцать снимков одной ямы"), .. many]);

        Assert.True(status == HttpStatusCode.OK, body);
        Assert.EndsWith("Addresses in media_url: 14. The first 10 are kept.", JsonDocument.Parse(body).RootElement[0].GetProperty("service_notice").GetString(), StringComparison.Ordinal);
        JsonElement message = await Message("Четырнадцать снимков");
        Assert.Equal(10, message.GetProperty("attachments").EnumerateArray().Count(a => a.GetProperty("kind").GetString() == "photo"));
        Assert.Contains("Адресов в media_url: 14. Сохранены первые 10.", message.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("header", true, "")]
    [InlineData("address", false, "?token=true")]
    public async Task Gives_a_token_to_a_client_that_knows_nothing_else(string how, bool byHeader, string query)
    {
        using Open311Client client = await Open311Client.Of(running);
        using HttpRequestMessage request = new(HttpMethod.Post, $"/open311/v2/{running.Region.Code}/requests.json{query}")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["api_key"] = client.Key, ["service_code"] = "roads", ["lat"] = "55.7", ["long"] = "37.6", ["description"] = $"Только жетон {how}: яма" }),
        };
        if (byHeader)
        {
            request.Headers.Add("Prefer", "respond-async");
        }

        using HttpClient http = running.Stranger();
        using HttpResponseMessage answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        JsonElement given = (await Running.Json(answer))[0];
        Assert.False(given.TryGetProperty("service_request_id", out _));
        JsonElement behind = (await client.Json($"tokens/{given.GetProperty("token").GetString()}.json"))[0];
        Assert.Equal(given.GetProperty("token").GetString(), behind.GetProperty("token").GetString());
        Assert.Equal($"Только жетон {how}: яма", (await client.Json($"requests/{behind.GetProperty("service_request_id").GetString()}.json"))[0].GetProperty("description").GetString());
    }

    private async Task<JsonElement> Message(string words)
    {
        string caseId = (await running.Find(words)).GetProperty("id").GetString()!;
        using HttpClient person = await running.Operator();
        return (await Running.Json(await person.GetAsync($"/api/v1/cases/{caseId}", TestContext.Current.CancellationToken))).GetProperty("messages")[0];
    }

    [Fact]
    public async Task Keeps_what_a_paused_channel_cannot_register_under_a_token()
    {
        using Open311Client client = await Open311Client.Of(running);
        await SetPaused(true);
        string? token = null;
        await Eventually.Holds(
            async () => (await Post()).TryGetProperty("token", out JsonElement given) && (token = given.GetString()) is not null,
            TimeSpan.FromSeconds(20),
            "a token instead of a number");
        await SetPaused(false);
        string? number = null;
        await Eventually.Holds(
            async () => (await client.Json($"tokens/{token}.json"))[0].TryGetProperty("service_request_id", out JsonElement id) && (number = id.GetString()) is not null,
            TimeSpan.FromSeconds(30),
            "the number behind the token");
        Assert.Equal("На паузе: знак упал", (await client.Json($"requests/{number}.json"))[0].GetProperty("description").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("tokens/nosuchtoken.xml")).Status);
        // The api, too, has been notified that the pause is over, and accepts the report again.
        await Eventually.Holds(async () => (await Post()).TryGetProperty("service_request_id", out JsonElement id) && id.GetString() == number, TimeSpan.FromSeconds(20), "the same number for the same report");

        async Task<JsonElement> Post()
        {
            (_, string body) = await client.Post("requests.json", ("api_key", client.Key), ("service_code", "roads"), ("address_string", "улица Тихая"), ("description", "На паузе: знак упал"), ("attribute[external_id]", "paused-1"));
            return JsonDocument.Parse(body).RootElement[0];
        }

        async Task SetPaused(bool paused)
        {
            using Support.Api.ApiSession admin = await running.Dialog.Admin();
            await admin.PutChannel("test-open311", new Dialog.Channels.ChannelSettings { Region = "test", Kind = "open311", Name = "Open311", Account = "city.example", Paused = paused });
        }
    }

    [Fact]
    public async Task Pages_and_filters_what_it_lists()
    {
        using Open311Client client = await Open311Client.Of(running);
        string[] made = [await client.Create("Список: один"), await client.Create("Список: два"), await client.Create("Список: три")];
        JsonElement listed = await client.Json($"requests.json?service_request_id={string.Join(',', made)},nonsense");
        Assert.Equal(made.Reverse(), listed.EnumerateArray().Select(r => r.GetProperty("service_request_id").GetString()!));
        string all = string.Join(',', (await client.Json("requests.json?page_size=3")).EnumerateArray().Select(Id));
        string paged = string.Join(',', Id((await client.Json("requests.json?page_size=1&page=1"))[0]), Id((await client.Json("requests.json?page_size=1&page=2"))[0]), Id((await client.Json("requests.json?page_size=1&page=3"))[0]));
        Assert.Equal(all, paged);
        Assert.All((await client.Json("requests.json?status=open&service_code=roads,traffic")).EnumerateArray(), r => Assert.Equal("open", r.GetProperty("status").GetString()));
        Assert.Empty((await client.Json("requests.json?service_code=heating&status=closed&start_date=2026-01-01T00:00:00Z&end_date=2026-01-02T00:00:00%2B03:00")).EnumerateArray());

        static string Id(JsonElement r) => r.GetProperty("service_request_id").GetString()!;
    }

    [Theory]
    [InlineData("requests.xml?start_date=yesterday", 400, "start_date")]
    [InlineData("requests.xml?start_date=2026-01-01T00:00:00", 400, "start_date")]
    [InlineData("requests.xml?start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", 400, "start_date")]
    [InlineData("requests.xml?status=broken", 400, "status")]
    [InlineData("requests.xml?service_code=roads%00", 400, "service_code")]
    [InlineData("requests.xml?start_date=9999-12-31T23:59:59Z", 400, "start_date")]
    [InlineData("requests.xml?end_date=0001-01-01T00:00:00Z", 400, "end_date")]
    [InlineData("servicerequestupdates.xml?start_date=9999-12-31T23:59:59Z", 400, "start_date")]
    [InlineData("requests.xml?page_size=100000", 400, "page_size")]
    [InlineData("requests.xml?jurisdiction_id=elsewhere", 404, "jurisdiction_id")]
    [InlineData("services/nothing.xml", 404, "service_code")]
    [InlineData("requests/999999999.xml", 404, "service_request_id")]
    [InlineData("requests.html", 406, "format")]
    [InlineData("nothing.xml", 404, "address")]
    public async Task Says_what_is_wrong(string path, int status, string word)
    {
        using Open311Client client = await Open311Client.Of(running);
        (HttpStatusCode answered, string body, _) = await client.Get(path);
        Assert.Equal(status, (int)answered);
        XElement error = Assert.Single(XDocument.Parse(body).Root!.Elements("error"));
        Assert.Equal(status.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Element("code")!.Value);
        Assert.Contains(word, error.Element("description")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service_code", 400, "lat=1&long=2")]
    [InlineData("service_code", 404, "service_code=nothing&lat=1&long=2")]
    [InlineData("address_string", 400, "service_code=roads")]
    [InlineData("long", 400, "service_code=roads&lat=1")]
    [InlineData("lat", 400, "service_code=roads&lat=north&long=2")]
    [InlineData("lat", 400, "service_code=roads&lat=91&long=2")]
    [InlineData("media_url", 400, "service_code=roads&lat=1&long=2&media_url=file:///etc/passwd")]
    [InlineData("attribute[WHAT]", 400, "service_code=waste&lat=1&long=2&attribute[WHAT]=everything")]
    [InlineData("attribute[SINCE]", 400, "service_code=heating&lat=1&long=2&attribute[SINCE]=вчера")]
    [InlineData("jurisdiction_id", 404, "service_code=roads&lat=1&long=2&jurisdiction_id=elsewhere")]
    public async Task Names_the_field_it_will_not_take(string field, int status, string form)
    {
        using Open311Client client = await Open311Client.Of(running);
        (string, string)[] fields = [("api_key", client.Key), .. form.Split('&').Select(f => f.Split('=', 2)).Select(f => (f[0], f[1]))];
        (HttpStatusCode answered, string body) = await client.Post("requests.json", fields);
        Assert.Equal(status, (int)answered);
        Assert.StartsWith($"{field}:", JsonDocument.Parse(body).RootElement[0].GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_key_that_is_missing_wrong_of_another_region_or_for_something_else()
    {
        using Open311Client client = await Open311Client.Of(running);
        foreach (string? key in (string?[])[null, "dlg_wrong", await Open311Client.KeyOf(running, running.Neighbour.Code, "intake:write"), await Open311Client.KeyOf(running, running.Region.Code, "cases:read")])
        {
            (HttpStatusCode status, string body) = await client.Post(
                "requests.xml", [.. key is null ? [] : ((string, string)[])[("api_key", key)], ("service_code", "roads"), ("lat", "1"), ("long", "2"), ("description", "Чужой ключ")]);
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Equal("403", XDocument.Parse(body).Root!.Element("error")!.Element("code")!.Value);
        }
    }

    [Fact]
    public async Task Does_not_exist_where_no_channel_opens_it()
    {
        using Open311Client client = await Open311Client.Of(running);
        using Open311Client neighbour = new(running.Stranger(), running.Neighbour.Code, client.Key);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get("services.xml")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Post("requests.xml", ("api_key", client.Key))).Status);
    }

    [Theory]
    [InlineData("/open311/v2/test/requests/1.xml", "GET")]
    [InlineData("/open311/v2/test/services.json", "GET")]
    [InlineData("/open311/v2/test/requests.xml", "GET, POST")]
    [InlineData("/OPEN311/V2/test/Requests.XML", "GET, POST")]
    [InlineData("/open311/v2/test/ServiceRequestUpdates.json", "GET, POST")]
    public async Task Takes_no_other_method_at_its_addresses(string address, string allowed)
    {
        using HttpClient stranger = running.Stranger();
        using HttpResponseMessage answer = await stranger.DeleteAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }
}
