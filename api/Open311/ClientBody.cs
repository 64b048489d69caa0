using System.Text;
using Dialog.Files;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Dialog.Api.Open311;

/// <summary>A file as a client posted it.</summary>
/// <param name="Field">the name of its part</param>
/// <param name="Content">null: larger than files may be, or one more than are taken</param>
internal sealed record ClientUpload(string Field, string? FileName, byte[]? Content, bool IsOneTooMany)
{
    private const int LongestLabel = 120;

    /// <summary>What people call it.</summary>
    public string Label
    {
        get
        {
            string label = VisibleNames.Of(string.IsNullOrEmpty(FileName) ? Field : $"{Field}, {FileName}").Trim();
            return label.Length <= LongestLabel ? label : $"{StorableText.Beginning(label, LongestLabel)}…";
        }
    }
}

/// <summary>
/// The body of a POST, read within bounds: fields as a form, or in parts with files among them. Files are read only for who has shown a key
/// before them, in the address or in an earlier part: the bodies of others are as small as a form.
/// </summary>
internal sealed class ClientBody
{
    private const int LargestForm = 256 * 1024;
    private const int LongestField = 64 * 1024;
    private const int LongestName = 300;
    private const int MostFields = 200;
    private KeyValueAccumulator _fields;
    private readonly List<ClientUpload> _uploads = [];
    private readonly FileSettings _limits;
    private int _read;

    private ClientBody(FileSettings limits) => _limits = limits;

    public IReadOnlyList<ClientUpload> Uploads => _uploads;

    /// <summary>The fields and files, or what is wrong with the body as a whole.</summary>
    /// <param name="isKnown">whether this key may send; asked at most once</param>
    public static async Task<(IFormCollection? Fields, IReadOnlyList<ClientUpload> Uploads, string? Fault)> Read(
        HttpRequest request, FileSettings limits, Func<string?, Task<bool>> isKnown, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return (null, [], "Content-Type: must be application/x-www-form-urlencoded or multipart/form-data");
        }

        bool inParts = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        long largest = inParts ? ((long)limits.MaxBytes * limits.MaxPerAnswer) + LargestForm : LargestForm;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        try
        {
            if (!inParts)
            {
                FormOptions options = new() { ValueCountLimit = MostFields, KeyLengthLimit = LongestName, ValueLengthLimit = LongestField, BufferBodyLengthLimit = LargestForm };
                return (await request.ReadFormAsync(options, cancellation), [], null);
            }

            ClientBody body = new(limits);
            string? fault = await body.ReadParts(request, HeaderUtilities.RemoveQuotes(type!.Boundary).Value ?? "", isKnown, cancellation);
            return fault is null ? (new FormCollection(body._fields.GetResults()), body._uploads, null) : (null, [], fault);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException || (e is IOException && !cancellation.IsCancellationRequested))
        {
            return (null, [], $"body: not a form of at most {largest} bytes, its fields of at most {LargestForm}");
        }
    }

    private async Task<string?> ReadParts(HttpRequest request, string boundary, Func<string?, Task<bool>> isKnown, CancellationToken cancellation)
    {
        if (boundary.Length is 0 or > 200)
        {
            return "Content-Type: the boundary of multipart/form-data is missing";
        }

        MultipartReader parts = new(boundary, request.Body);
        bool mayBeLarge = false;
        while (await parts.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out ContentDispositionHeaderValue? about) || Unquoted(about.Name) is not { Length: > 0 and <= LongestName } name)
            {
                continue;
            }

            string? file = Unquoted(about.FileNameStar) ?? Unquoted(about.FileName);
            if (file is null && part.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != true)
            {
                await ReadField(name, part.Body, cancellation);
                continue;
            }

            if (!mayBeLarge && request.ContentLength is not <= LargestForm)
            {
                if (!await isKnown(ApiKey(request)))
                {
                    return "api_key: must come before the files, as an earlier part or in the address";
                }

                mayBeLarge = true;
            }

            await ReadFile(name, file, part.Body, cancellation);
        }

        return null;
    }

    /// <summary>The key shown so far, in the body or in the address.</summary>
    private string? ApiKey(HttpRequest request) =>
        _fields.HasValues && _fields.GetResults().TryGetValue("api_key", out StringValues given) ? given.FirstOrDefault()?.Trim() : request.Query["api_key"].FirstOrDefault();

    private async Task ReadField(string name, Stream part, CancellationToken cancellation)
    {
        byte[]? bytes = await Bytes(part, LongestField, cancellation);
        _read += bytes?.Length ?? 0;
        if (bytes is null || _read > LargestForm || _fields.ValueCount >= MostFields)
        {
            throw new InvalidDataException(name);
        }

        _fields.Append(name, Encoding.UTF8.GetString(bytes));
    }

    private async Task ReadFile(string name, string? file, Stream part, CancellationToken cancellation)
    {
        if (_uploads.Count >= _limits.MaxPerAnswer)
        {
            // What is left of it is skipped; so many names are kept and no more.
            if (_uploads.Count < 2 * _limits.MaxPerAnswer)
            {
                _uploads.Add(new ClientUpload(name, file, null, IsOneTooMany: true));
            }

            return;
        }

        byte[]? bytes = await Bytes(part, _limits.MaxBytes, cancellation);
        // A form whose field for a file was left empty has an empty part.
        if (bytes is not { Length: 0 } || !string.IsNullOrEmpty(file))
        {
            _uploads.Add(new ClientUpload(name, file, bytes, IsOneTooMany: false));
        }
    }

    /// <summary>Null: more than so many; the reader of the parts skips the rest.</summary>
    private static async Task<byte[]?> Bytes(Stream part, int most, CancellationToken cancellation)
    {
        using MemoryStream kept = new();
        byte[] piece = new byte[16 * 1024];
        for (int read; (read = await part.ReadAsync(piece, cancellation)) > 0;)
        {
            if (kept.Length + read > most)
            {
                return null;
            }

            kept.Write(piece, 0, read);
        }

        return kept.ToArray();
    }

    private static string? Unquoted(StringSegment value) => HeaderUtilities.RemoveQuotes(value) is { HasValue: true } plain ? plain.Value : null;
}
