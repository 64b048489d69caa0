using System.Net.Mime;
using Dialog.Files;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Dialog.Api.Files;

/// <summary>A file as an answer, null when its bytes are gone: only images we made ourselves are shown, nothing runs, nobody guesses types.</summary>
internal static class FileResponse
{
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static async Task<FileContentHttpResult?> Of(HttpContext http, FileService files, StoredFile file, bool thumbnail, CancellationToken cancellation)
    {
        bool small = thumbnail && file.Thumbnail is not null;
        if (thumbnail && !small)
        {
            return null;
        }

        if (await (small ? files.Thumbnail(file, cancellation) : files.Bytes(file, cancellation)) is not { } bytes)
        {
            return null;
        }

        bool shown = file.MimeType is MediaTypeNames.Image.Jpeg or MediaTypeNames.Image.Png;
        ContentDispositionHeaderValue disposition = new(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        IHeaderDictionary headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // The id is made of the content: what it names never changes. Private: a proxy must not serve it to others.
        headers.CacheControl = "private, max-age=86400, immutable";
        return TypedResults.Bytes(bytes, small ? MediaTypeNames.Image.Jpeg : file.MimeType);
    }
}
