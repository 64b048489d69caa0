using Dialog.Api.Setup;
using Dialog.Files;
using Microsoft.AspNetCore.Http.Features;

namespace Dialog.Api.Files;

/// <summary>The files of a request: a form with any number of parts, or one file as the body.</summary>
internal static class UploadBody
{
    public static async Task<(List<(string? Name, byte[] Bytes)> Files, BadRequestProblem? Fault, TooLargeProblem? TooLarge)> Read(
        HttpRequest request, string? name, FileSettings settings, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            (byte[]? bytes, TooLargeProblem? tooLarge) = await Body.Read(request, settings.MaxBytes);
            return (bytes is null ? [] : [(name, bytes)], null, tooLarge);
        }

        return await Form(request, settings, cancellation) is { } form
            ? form.Files.Count == 0 || form.Files.Count > settings.MaxPerAnswer
                ? ([], Errors.Field("file", $"1 to {settings.MaxPerAnswer} files; this has {form.Files.Count}"), null)
                : (await Bytes(form.Files, cancellation), null, null)
            : ([], null, TooLarge(settings));
    }

    /// <summary>The files of a form of which files are only a part: a browser sends an empty one where none was chosen.</summary>
    public static async Task<(List<(string? Name, byte[] Bytes)> Files, TooLargeProblem? TooLarge)> ReadOptional(HttpRequest request, FileSettings settings, CancellationToken cancellation) =>
        !request.HasFormContentType ? ([], null)
        : await Form(request, settings, cancellation) is { } form ? (await Bytes(form.Files.Where(f => f.Length > 0), cancellation), null)
        : ([], TooLarge(settings));

    private static TooLargeProblem TooLarge(FileSettings settings) => new($"file: at most {settings.MaxBytes} bytes each, as multipart/form-data.");

    private static async Task<IFormCollection?> Form(HttpRequest request, FileSettings settings, CancellationToken cancellation)
    {
        long most = (long)settings.MaxBytes * settings.MaxPerAnswer;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most + (64 * 1024);
        }

        try
        {
            return await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = settings.MaxBytes, ValueCountLimit = 100 }, cancellation);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<List<(string? Name, byte[] Bytes)>> Bytes(IEnumerable<IFormFile> parts, CancellationToken cancellation)
    {
        List<(string?, byte[])> files = [];
        foreach (IFormFile part in parts)
        {
            using MemoryStream bytes = new();
            await part.CopyToAsync(bytes, cancellation);
            files.Add((part.FileName, bytes.ToArray()));
        }

        return files;
    }
}
