using Microsoft.AspNetCore.Http.Features;

namespace Dialog.Api.Setup;

/// <summary>Raw request bodies, bounded.</summary>
internal static class Body
{
    /// <summary>The bytes, or the answer to give instead.</summary>
    public static async Task<(byte[]? Bytes, TooLargeProblem? Fault)> Read(HttpRequest request, int largest)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        if (request.ContentLength > largest)
        {
            return (null, TooLarge(largest));
        }

        try
        {
            using MemoryStream bytes = new();
            await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
            return (bytes.ToArray(), null);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == 413)
        {
            return (null, TooLarge(largest));
        }
    }

    private static TooLargeProblem TooLarge(int largest) => new($"body: at most {largest} bytes.");
}
