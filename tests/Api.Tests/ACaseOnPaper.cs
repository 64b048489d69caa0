using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialog.Api.Print;
using Dialog.Api.Privacy;
using Dialog.Api.ReadModel;
using Dialog.Api.Tests.Files;
using Dialog.Cases;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Dialog.Api.Tests;

/// <summary>A case as a PDF, read back by another library than the one that wrote it.</summary>
public sealed class ACaseOnPaper(Running running)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Has_the_conversation_the_deadlines_and_the_history_with_numbered_pages()
    {
        await running.Write("Бумажное дело: бордюр разбит 🙁, звоните 8 912 345-67-89");
        JsonElement about = await running.Find("бордюр разбит");
        Guid id = about.GetProperty("id").GetGuid();
        using HttpClient clerk = await running.Operator();
        using MultipartFormDataContent upload = new() { { new ByteArrayContent(Samples.Phone), "file", "бордюр.jpg" } };
        HttpResponseMessage taken = await clerk.PostAsync($"/api/v1/cases/{id}/files", upload, Stop);
        Guid photo = (await Running.Json(taken)).GetProperty("files")[0].GetProperty("id").GetGuid();
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/note", new { text = "Заметка для бумаги" }, Stop);
        await clerk.PostAsJsonAsync($"/api/v1/cases/{id}/answer", new { kind = "final", text = "Бордюр заменён", attachments = new[] { photo } }, Stop);

        using PdfDocument paper = await Paper(clerk, id);
        string text = Text(paper);
        string number = about.GetProperty("number").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(
            ["Обращение № " + number, "бордюр разбит", "345-67-89", "Мария", "Бордюр заменён", "Окончательный ответ", "Заметка для бумаги", "Срок ответа", "Срок идёт", "Обращение открыто", "Напечатано: ", "1 из "],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.NotEmpty(paper.GetPages().SelectMany(p => p.GetImages()));
        Assert.Contains($"{paper.NumberOfPages} из {paper.NumberOfPages}", text, StringComparison.Ordinal);

        using PdfDocument english = await Paper(clerk, id, "en");
        Assert.Contains($"Case № {number}", Text(english), StringComparison.Ordinal);
        Assert.Contains("Final answer", Text(english), StringComparison.OrdinalIgnoreCase);
        using HttpClient lead = await running.SignIn("test-lead");
        Assert.Contains("cases.pdf.read", (await Running.Json(await lead.GetAsync($"/api/v1/audit?case={number}", Stop))).GetProperty("items").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_masked_for_whom_the_case_is_and_hidden_from_another_region()
    {
        await running.Write("Бумажное дело для других: люк открыт, звоните 8 912 345-67-89");
        Guid id = (await running.Find("Бумажное дело для других")).GetProperty("id").GetGuid();
        using HttpClient lead = await running.SignIn("test-lead");
        using HttpClient neighbour = await running.SignIn(running.Neighbour.Operator);

        string text = Text(await Paper(lead, id));
        Assert.Contains("люк открыт", text, StringComparison.Ordinal);
        Assert.DoesNotContain("345-67", text, StringComparison.Ordinal);
        Assert.Contains("Личные данные скрыты", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/api/v1/cases/{id}/pdf", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await lead.GetAsync($"/api/v1/cases/{id}/pdf?language=de", Stop)).StatusCode);
    }

    [Fact]
    public void Of_five_hundred_messages_is_made_in_seconds_and_holds_every_one()
    {
        Assert.True(PdfFonts.Ready(running.InProcess.Services.GetRequiredService<IWebHostEnvironment>()), "The fonts are there.");
        CaseMessage[] said =
        [
            .. Enumerable.Range(0, 500).Select(i => new CaseMessage(
                $"m{i}", i % 2 == 0 ? "in" : "out", "Мария", $"Сообщение-{i} " + string.Join(' ', Enumerable.Repeat("слова о дороге", 60)), [], DateTimeOffset.UnixEpoch.AddHours(i), null, null, true, null, null,
                null, null, i + 1, null, null)),
        ];
        PrintTexts texts = new("ru", TimeZoneInfo.Utc);
        CaseDetail detail = new(About, said, [], [], new CaseWork(null, null, [], null, new Dictionary<string, string>(), [], null));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        byte[] bytes = new CasePaper(detail, texts, new PrintNames(null, [], "ru", texts), MaskLevel.Nothing, new Dictionary<Attachment, byte[]>(), 0).Print("Дело", "ru", "Напечатано");

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 * 1024 * 1024, "Nothing of a printed case stays in memory.");
        Assert.True(bytes.Length < 8 * 1024 * 1024, $"{bytes.Length} bytes");
        using PdfDocument paper = PdfDocument.Open(bytes);
        string text = Text(paper);
        Assert.All(Enumerable.Range(0, 500), i => Assert.Contains($"Сообщение-{i}", text, StringComparison.Ordinal));
    }

    private static readonly CaseSummary About = new()
    {
        Id = Guid.NewGuid(),
        Number = 1,
        Region = "test",
        Version = 1,
        Status = CaseStatus.Open,
        Kind = MessageKind.Complaint,
        Topic = "roads",
        Importance = Importance.Normal,
        Thread = "t/1",
        Network = "form",
        IsPublic = false,
        ResidentName = "Мария",
        Excerpt = "",
        PublishedAt = DateTimeOffset.UnixEpoch,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Overdue = false,
        LastMessageAt = DateTimeOffset.UnixEpoch,
        Unanswered = true,
        Leg = 1,
        Delivery = DeliveryState.None,
        EscalationLevel = 0,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    private static async Task<PdfDocument> Paper(HttpClient person, Guid id, string language = "ru")
    {
        HttpResponseMessage answer = await person.GetAsync($"/api/v1/cases/{id}/pdf?language={language}", Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        return PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    private static string Text(PdfDocument paper) => string.Join('\n', paper.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));
}
