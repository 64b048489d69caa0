using System.IO.Compression;
using System.Net;
using System.Text;

namespace Dialog.Api.Tests;

/// <summary>The console comes small over the wire, and once.</summary>
public sealed class PiecesOfTheConsole(Running running) : IAsyncLifetime
{
    private const string Script = "/assets/app-1a2b.js";
    private static readonly string Text = $"export const words = '{string.Concat(Enumerable.Repeat("обращение ", 200))}';";
    private readonly string _root = Directory.CreateTempSubdirectory("dialog-root-").FullName;
    private ApiWithin _api = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_root, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_root, "index.html"), "<!doctype html><title>Dialog</title>");
        await File.WriteAllTextAsync(Path.Combine(_root, "plain.js"), Text);
        string script = _root + Script;
        await File.WriteAllTextAsync(script, Text);
        await Write(script + ".br", s => new BrotliStream(s, CompressionLevel.Optimal));
        await Write(script + ".gz", s => new GZipStream(s, CompressionLevel.Optimal));
        _api = new ApiWithin(running.Dialog, ("webroot", _root));
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("BR;q=0.1, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *;q=0", null)]
    [InlineData("identity", null)]
    [InlineData("not a list;;", null)]
    [InlineData(null, null)]
    public async Task Are_compressed_as_the_browser_takes_them(string? accepts, string? encoding)
    {
        using HttpResponseMessage answer = await Get(Script, accepts);
        Assert.Equal((HttpStatusCode.OK, "text/javascript"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        byte[] body = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal(Text, Encoding.UTF8.GetString(Plain(body, encoding)));
        Assert.Equal(encoding is not null, body.Length < Text.Length / 4);
    }

    [Fact]
    public async Task Are_kept_for_a_year_when_their_name_tells_their_content()
    {
        using HttpResponseMessage hashed = await Get(Script, "br");
        Assert.Equal("public, max-age=31536000, immutable", hashed.Headers.CacheControl?.ToString());
        using HttpResponseMessage named = await Get("/plain.js", "br");
        Assert.Equal("no-cache", named.Headers.CacheControl?.ToString());
        Assert.Empty(named.Content.Headers.ContentEncoding);
        using HttpResponseMessage page = await Get("/", "br");
        Assert.Equal("no-cache", page.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task In_part_are_parts_of_the_plain_file()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Script);
        request.Headers.Add("Accept-Encoding", "br");
        request.Headers.Add("Range", "bytes=0-5");
        using HttpResponseMessage answer = await _api.CreateClient().SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("export", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task That_do_not_exist_are_not_the_page()
    {
        using HttpResponseMessage answer = await Get("/assets/gone-9f.js", "br");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Answer_a_question_for_headers_alone()
    {
        foreach (string address in new[] { "/", Script })
        {
            using HttpRequestMessage request = new(HttpMethod.Head, address);
            using HttpResponseMessage answer = await _api.CreateClient().SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
        }
    }

    private async Task<HttpResponseMessage> Get(string address, string? accepts)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (accepts is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        }

        return await _api.CreateClient().SendAsync(request, Stop);
    }

    private static byte[] Plain(byte[] body, string? encoding)
    {
        using MemoryStream from = new(body);
        using Stream plain = encoding switch
        {
            "br" => new BrotliStream(from, CompressionMode.Decompress),
            "gzip" => new GZipStream(from, CompressionMode.Decompress),
            _ => from,
        };
        using MemoryStream to = new();
        plain.CopyTo(to);
        return to.ToArray();
    }

    private static async Task Write(string path, Func<Stream, Stream> compressing)
    {
        await using FileStream file = File.Create(path);
        await using Stream stream = compressing(file);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Text), Stop);
    }
}
