using System.Net.Mime;
using System.Security.Claims;
using Dialog.Api.Access;
using Dialog.Api.Audit;
using Dialog.Api.ReadModel;
using Dialog.Api.Setup;
using Dialog.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Dialog.Api.Files;

/// <summary>A file as the console and the tracker speak of it.</summary>
internal sealed record FileView(Guid Id, string Kind, string Name, string MimeType, long Size, int? Width, int? Height, string Url, string? ThumbnailUrl)
{
    public static FileView Of(StoredFile f) => new(
        f.Id, f.Kind, f.Name, f.MimeType, f.Size, f.Width, f.Height, $"/api/v1/files/{f.Id}", f.Thumbnail is null ? null : $"/api/v1/files/{f.Id}/thumbnail");
}

internal sealed record Uploaded(IReadOnlyList<FileView> Files);

/// <summary>Files: handed in for an answer, fetched by who may see the case.</summary>
internal static class FileEndpoints
{
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Dialog:Files:Antivirus:Address"] is { Length: > 0 } scanner)
        {
            // A mistake in it must not wait for the first file.
            _ = ClamdAddress.Parse(scanner);
        }

        builder.Services.AddFileStore(s => s.GetRequiredService<NpgsqlDataSource>());
        builder.Services.AddSingleton<Antivirus>();
        builder.Services.AddSingleton<Pictures>();
        builder.Services.AddSingleton<FileIntake>();
        builder.Services.AddSingleton<NetworkFiles>();
        builder.Services.AddSingleton<FileLinks>();
        builder.Services.AddHostedService<FileSweep>();
    }

    public static void MapFiles(this WebApplication app)
    {
        RouteGroupBuilder cases = app.MapGroup("/api/v1/cases/{id:guid}").WithTags("files").RequireAuthorization(Permissions.ReadCases).IsAboutCase();
        cases.MapPost("/files", Upload).RequireAuthorization(Permissions.WorkOnCases).WithSummary("Uploads a file for an answer");
        cases.MapGet("/attachments/{messageId}/{index:int}", FromNetwork).AuditsRead("cases.attachments.read").WithSummary("An attachment of a message").Produces<Stream>(200, MediaTypeNames.Application.Octet, MediaTypeNames.Image.Jpeg, MediaTypeNames.Image.Png);
        cases.MapGet("/attachments/{messageId}/{index:int}/thumbnail", SmallFromNetwork).AuditsRead("cases.attachments.thumbnail.read").WithSummary("Its small picture").Produces<Stream>(200, MediaTypeNames.Image.Jpeg);
        RouteGroupBuilder files = app.MapGroup("/api/v1/files").WithTags("files").RequireAuthorization(Permissions.ReadCases);
        files.MapGet("/{id:guid}", Get).AuditsRead("files.read").WithSummary("A file of an answer").Produces<Stream>(200, MediaTypeNames.Application.Octet, MediaTypeNames.Image.Jpeg, MediaTypeNames.Image.Png);
        files.MapGet("/{id:guid}/thumbnail", Thumbnail).AuditsRead("files.thumbnail.read").WithSummary("Its small picture").Produces<Stream>(200, MediaTypeNames.Image.Jpeg);
        app.MapGet("/f/{token}", ByLink).AllowAnonymous().WithMetadata(new Unaudited("a resident opens a file of their own page; nobody is signed in")).RequireRateLimiting(Security.PublicLimit).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<Uploaded>, BadRequestProblem, NotFoundProblem, TooLargeProblem, NotScannedProblem>> Upload(
        Guid id, HttpRequest request, ClaimsPrincipal user, CaseReader cases, FileIntake intake, FileSettings settings, CancellationToken cancellation, string? name = null)
    {
        Person person = Person.Of(user);
        if (await cases.Find(person, id, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        (List<(string? Name, byte[] Bytes)> given, BadRequestProblem? fault, TooLargeProblem? tooLarge) = await UploadBody.Read(request, name, settings, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        if (tooLarge is not null)
        {
            return tooLarge;
        }

        List<FileView> kept = [];
        for (int i = 0; i < given.Count; i++)
        {
            TakenFile taken = await intake.Take(about, "upload", person.Login, given[i].Name, given[i].Bytes, null, cancellation);
            string field = given.Count == 1 ? "file" : $"file[{i}]";
            if (taken.Infection is { } infection)
            {
                AuditTrail.Explain(request.HttpContext, $"virus: {infection}");
                return Errors.Invalid("infected", $"{field}: {taken.Fault}", new Dictionary<string, string[]> { [field] = [taken.Fault!] });
            }

            if (taken.NotScanned)
            {
                return new NotScannedProblem(taken.Fault!);
            }

            if (taken.File is not { } file)
            {
                return Errors.Field(field, taken.Fault!);
            }

            kept.Add(FileView.Of(file));
        }

        return TypedResults.Ok(new Uploaded(kept));
    }

    private static Task<Results<FileContentHttpResult, NotFoundProblem>> Get(Guid id, HttpContext http, CaseReader cases, FileService files, CancellationToken cancellation) =>
        Own(id, http, cases, files, thumbnail: false, cancellation);

    private static Task<Results<FileContentHttpResult, NotFoundProblem>> Thumbnail(Guid id, HttpContext http, CaseReader cases, FileService files, CancellationToken cancellation) =>
        Own(id, http, cases, files, thumbnail: true, cancellation);

    private static async Task<Results<FileContentHttpResult, NotFoundProblem>> Own(Guid id, HttpContext http, CaseReader cases, FileService files, bool thumbnail, CancellationToken cancellation)
    {
        if (await files.Find(id, cancellation) is not { } file)
        {
            return Errors.NotFound();
        }

        AuditTrail.About(http, file.CaseId);
        return await cases.Find(Person.Of(http.User), file.CaseId, cancellation) is not null && await FileResponse.Of(http, files, file, thumbnail, cancellation) is { } shown
            ? shown
            : Errors.NotFound();
    }

    private static Task<Results<FileContentHttpResult, NotFoundProblem, BadGatewayProblem>> FromNetwork(Guid id, string messageId, int index, HttpContext http, CaseReader cases, NetworkFiles network, FileService files, CancellationToken cancellation) =>
        Fetched(id, messageId, index, http, cases, network, files, thumbnail: false, cancellation);

    private static Task<Results<FileContentHttpResult, NotFoundProblem, BadGatewayProblem>> SmallFromNetwork(Guid id, string messageId, int index, HttpContext http, CaseReader cases, NetworkFiles network, FileService files, CancellationToken cancellation) =>
        Fetched(id, messageId, index, http, cases, network, files, thumbnail: true, cancellation);

    private static async Task<Results<FileContentHttpResult, NotFoundProblem, BadGatewayProblem>> Fetched(
        Guid id, string messageId, int index, HttpContext http, CaseReader cases, NetworkFiles network, FileService files, bool thumbnail, CancellationToken cancellation)
    {
        if (await cases.Find(Person.Of(http.User), id, cancellation) is not { } about)
        {
            return Errors.NotFound();
        }

        FetchedFile fetched = await network.Fetch(about, messageId, index, cancellation);
        if (fetched.Infection is { } infection)
        {
            AuditTrail.Explain(http, $"virus: {infection}");
        }

        return fetched.File is { } file && await FileResponse.Of(http, files, file, thumbnail, cancellation) is { } shown ? shown
            : fetched is { File: null, Trouble: { } trouble } ? new BadGatewayProblem("network-file", trouble)
            : Errors.NotFound();
    }

    // Whoever holds the link was shown it on the resident's own page; it names one file and runs out.
    private static async Task<Results<FileContentHttpResult, NotFoundProblem>> ByLink(string token, HttpContext http, FileLinks links, FileService files, CancellationToken cancellation) =>
        links.Read(token) is { } link && await files.Find(link.File, cancellation) is { } file
            && await FileResponse.Of(http, files, file, link.Thumbnail, cancellation) is { } shown
            ? shown
            : Errors.NotFound();
}
