using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Dialog.Api.Setup;

/// <summary>
/// The console's files as its build left them: compressed ahead (<c>*.br</c>, <c>*.gz</c> beside the file) for browsers that take it. What
/// carries a hash of its content in its name is kept by browsers for a year, anything else is asked for again.
/// </summary>
internal static class ConsoleAssets
{
    /// <summary>The folder that Vite writes files with hashed names into.</summary>
    private const string Hashed = "/assets";

    // The better first.
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void UseConsoleAssets(this WebApplication app)
    {
        IFileProvider files = app.Environment.WebRootFileProvider;
        app.Use((http, next) =>
        {
            Choose(http, files);
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = prepared => Prepare(prepared.Context), ServeUnknownFileTypes = false, ContentTypeProvider = new OfOriginal() });
    }

    /// <summary>What a browser takes by its Accept-Encoding; a quality of zero is a refusal.</summary>
    internal static bool Takes(StringValues accepted, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out IList<StringWithQualityHeaderValue>? values)
        && (values.FirstOrDefault(v => v.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) ?? values.FirstOrDefault(v => v.Value == "*")) is { } named
        && named.Quality is null or > 0;

    private static void Choose(HttpContext http, IFileProvider files)
    {
        // A part of a file is a part of its plain bytes.
        if ((!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) || http.Request.Headers.Range.Count > 0
            || !Types.TryGetContentType(http.Request.Path.Value ?? "", out _))
        {
            return;
        }

        foreach ((string encoding, string extension) in Compressed)
        {
            if (Takes(http.Request.Headers.AcceptEncoding, encoding) && files.GetFileInfo(http.Request.Path + extension).Exists)
            {
                http.Items[typeof(ConsoleAssets)] = encoding;
                http.Request.Path += extension;
                return;
            }
        }
    }

    private static void Prepare(HttpContext http)
    {
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        http.Response.Headers.CacheControl = http.Request.Path.StartsWithSegments(Hashed) ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Items[typeof(ConsoleAssets)] is string encoding)
        {
            http.Response.Headers.ContentEncoding = encoding;
        }
    }

    /// <summary>A compressed file is of the type of what it holds.</summary>
    private sealed class OfOriginal : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, out string contentType)
        {
            string original = Array.Find(Compressed, c => subpath.EndsWith(c.Extension, StringComparison.Ordinal)).Extension is { } extension ? subpath[..^extension.Length] : subpath;
            return Types.TryGetContentType(original, out contentType!);
        }
    }
}
