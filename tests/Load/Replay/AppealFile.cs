using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dialog.Hosting;

namespace Dialog.Load.Replay;

/// <summary>One appeal of the file, as far as it is replayed.</summary>
internal sealed record Appeal(long Id, DateTime Created, string AuthorHash, string? Address, double? Lat, double? Lon, AppealEvent[] Events);

/// <summary>What happened to an appeal; <c>petition</c> is a message of the resident.</summary>
internal sealed record AppealEvent(string T, long? Id, DateTime Dt, string? Text);

/// <summary>Reads appeals from JSON Lines, gzip or plain.</summary>
internal static class AppealFile
{
    public static async IAsyncEnumerable<Appeal> Read(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new LaunchException($"{Path.GetFullPath(path)} is not there. Give the path of a file of appeals, e.g. ../shared/data/spb/appeals.train.jsonl.gz.");
        }

        await using Stream file = File.OpenRead(path);
        await using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader lines = new(plain);
        int number = 0;
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            yield return Parse(line) ?? throw new LaunchException($"{path}, line {number}: not an appeal with id, created, authorHash and events.");
        }
    }

    private static Appeal? Parse(string line)
    {
        try
        {
            Appeal? appeal = JsonSerializer.Deserialize<Appeal>(line, JsonSerializerOptions.Web);
            return appeal is { AuthorHash: not null, Events: not null } ? appeal : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
