using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Dialog.Channels.Feed;

/// <summary>JSON Lines, one feed item a line, read without holding the file in memory. Empty lines are skipped.</summary>
public static class FeedJsonLines
{
    private const int MaxLine = 1 << 20;

    public static async IAsyncEnumerable<FeedLine> Read(
        Stream file, ReadContext context, [EnumeratorCancellation] CancellationToken stop = default)
    {
        PipeReader pipe = PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        int line = 0;
        int record = 0;
        bool overlong = false;
        while (await pipe.ReadAsync(stop) is var chunk)
        {
            ReadOnlySequence<byte> rest = chunk.Buffer;
            while (NextLine(ref rest, chunk.IsCompleted, out ReadOnlySequence<byte> text))
            {
                line++;
                if (overlong)
                {
                    yield return new(record++, line, new ReadResult.Broken("$", "the line is longer than 1 MB"));
                }
                else if (!IsBlank(text))
                {
                    yield return new(record++, line, FeedItemReader.Read(Bytes(text, first: line == 1), context));
                }

                overlong = false;
            }
            if (rest.Length > MaxLine)
            {
                overlong = true;
                rest = rest.Slice(rest.End);
            }
            pipe.AdvanceTo(rest.Start, chunk.Buffer.End);
            if (chunk.IsCompleted)
            {
                break;
            }
        }
        await pipe.CompleteAsync();
    }

    private static bool NextLine(ref ReadOnlySequence<byte> rest, bool last, out ReadOnlySequence<byte> line)
    {
        line = rest;
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }
        if (!last || rest.IsEmpty)
        {
            return false;
        }

        rest = rest.Slice(rest.End);
        return true;
    }

    private static byte[] Bytes(ReadOnlySequence<byte> line, bool first)
    {
        byte[] bytes = line.ToArray();
        // Windows' editors put a byte order mark before the first line.
        return first && bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (ReadOnlyMemory<byte> part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }
        return true;
    }
}
