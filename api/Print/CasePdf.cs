using System.Net.Mime;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.Privacy;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Cases;
using Dialog.Files;
using Dialog.Regions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dialog.Api.Print;

/// <summary>A case as a document to keep, to print or to hand on; printing it is reading it, and is written down.</summary>
internal static class CasePdf
{
    private const int MostPictures = 60;

    // A case of hundreds of messages takes tens of megabytes while it is drawn: two at a time on a node.
    private static readonly SemaphoreSlim Places = new(2);

    public static void MapCasePdf(this WebApplication app) =>
        app.MapGet("/api/v1/cases/{id:guid}/pdf", Get).WithTags("cases").RequireAuthorization(Permissions.ReadCases).IsAboutCase().AuditsRead("cases.pdf.read", "language")
            .WithSummary("The case as a PDF, as far as the person may see it").Produces<Stream>(200, MediaTypeNames.Application.Pdf);

    private static async Task<Results<FileContentHttpResult, BadRequestProblem, NotFoundProblem, ConflictProblem>> Get(
        Guid id, HttpContext http, CaseReader cases, FileService files, IGrainFactory grains, IWebHostEnvironment host, TimeProvider time, CancellationToken cancellation, string language = "ru")
    {
        if (!PrintTexts.Languages.Contains(language))
        {
            return Errors.Field("language", $"must be one of {string.Join(", ", PrintTexts.Languages)}");
        }

        Person person = Person.Of(http.User);
        if (await cases.Find(person, id, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        if (!PdfFonts.Ready(host))
        {
            return Errors.Conflict("no-fonts", "The fonts are not there: build the console (npm ci, npm run build in api/console), which brings them.");
        }

        RegionConfiguration? region = await grains.GetGrain<IRegionGrain>(about.Region).Get();
        TopicName[] topics = await grains.GetGrain<ITopicCatalogueGrain>(0).All();
        CaseDetail detail = await cases.Detail(about, cancellation);
        PrintTexts texts = new(language, region is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(region.TimeZone));
        await Places.WaitAsync(cancellation);
        try
        {
            (Dictionary<Attachment, byte[]> pictures, int left) = await Pictures(detail, about, files, cancellation);
            CasePaper paper = new(detail, texts, new PrintNames(region, topics, language, texts), Masking.For(person, about), pictures, left);
            string title = texts.Fill("title", about.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            string printed = texts.Fill("printed", person.Name, texts.Time(time.GetUtcNow()));
            // Pure computation of a second has no business on the thread of a request.
            byte[] bytes = await Task.Run(() => paper.Print(title, language, printed), cancellation);
            return TypedResults.File(bytes, MediaTypeNames.Application.Pdf, $"case-{about.Number}.pdf");
        }
        finally
        {
            Places.Release();
        }
    }

    // Small pictures of what is kept here; for a paper no network is asked.
    private static async Task<(Dictionary<Attachment, byte[]> Pictures, int Left)> Pictures(CaseDetail detail, CaseSummary about, FileService files, CancellationToken cancellation)
    {
        string channel = about.Thread.Split('/')[0];
        (Attachment Photo, Guid Id)[] photos =
        [
            .. detail.Messages.SelectMany(m => m.Attachments)
                .Concat(detail.Work.Promises.SelectMany(p => p.Evidence?.Attachments ?? []))
                .Concat(detail.Work.Proposal?.Attachments ?? [])
                .Where(a => a.Kind == "photo")
                .Select(a => (a, OwnFiles.IdOf(a) ?? (a.FileId is { } network ? OwnFiles.Id(about.Id, channel, network) : Guid.Empty)))
                .Distinct(),
        ];
        Dictionary<Guid, StoredFile> kept = (await files.Find([.. photos.Select(p => p.Id).Distinct()], cancellation)).Where(f => f.CaseId == about.Id && f.Thumbnail is not null).ToDictionary(f => f.Id);
        Dictionary<Attachment, byte[]> pictures = [];
        foreach ((Attachment photo, Guid file) in photos.Where(p => kept.ContainsKey(p.Id)).Take(MostPictures))
        {
            if (await files.Thumbnail(kept[file], cancellation) is { } bytes)
            {
                pictures[photo] = bytes;
            }
        }

        return (pictures, photos.Count(p => kept.ContainsKey(p.Id)) - pictures.Count);
    }
}
