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

        long most = (long)settings.MaxBytes * settings.MaxPerAnswer;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most + (64 * 1024);
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = settings.MaxBytes, ValueCountLimit = 100 }, cancellation);
        }
        catch (InvalidDataException)
        {
            return ([], null, new TooLargeProblem($"file: at most {settings.MaxBytes} bytes each, as multipart/form-data."));
        }

        if (form.Files.Count == 0 || form.Files.Count > settings.MaxPerAnswer)
        {
            return ([], Errors.Field("file", $"1 to {settings.MaxPerAnswer} files; this has {form.Files.Count}"), null);
        }

        List<(string?, byte[])> files = [];
        foreach (IFormFile part in form.Files)
        {
            using MemoryStream bytes = new();
            await part.CopyToAsync(bytes, cancellation);
            files.Add((part.FileName, bytes.ToArray()));
        }

        return (files, null, null);
    }
}
