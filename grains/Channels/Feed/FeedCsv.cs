using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;

namespace Dialog.Channels.Feed;

/// <summary>CSV with the names of docs/api.md as its header; comma, semicolon or tab; UTF-8. Read row by row.</summary>
public static class FeedCsv
{
    private static readonly string[] Required = ["network", "id", "conversation", "authorId", "authorName", "text", "publishedAt"];

    private static readonly CsvReaderOptions Options = new()
    {
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = 1 << 20,
    };

    /// <exception cref="FeedFileException">The header lacks a column, or a record is longer than 1 MB.</exception>
    public static async IAsyncEnumerable<FeedLine> Read(
        Stream file, ReadContext context, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using CsvReader csv = CsvReader.Create(file, Options, leaveOpen: true);
        await Step(csv, async () =>
        {
            await csv.ReadHeaderAsync(stop);
            return true;
        });
        string[] header = [.. csv.Headers];
        CheckHeader(header);
        for (int record = 0; await Step(csv, () => csv.ReadAsync(stop).AsTask()); record++)
        {
            yield return new(record, (int)csv.LineNumber, Row(csv, header, context));
        }
    }

    private static async Task<bool> Step(CsvReader csv, Func<Task<bool>> read)
    {
        try
        {
            return await read();
        }
        catch (CsvFormatException e)
        {
            int line = (int)Math.Max(csv.LineNumber, e.LineNumber);
            throw new FeedFileException(line, "$", "a record that is no CSV or longer than 1 MB: is a quote left open?");
        }
    }

    private static void CheckHeader(string[] header)
    {
        if (Required.FirstOrDefault(r => !header.Contains(r)) is { } missing)
        {
            throw new FeedFileException(1, missing, "the header has no such column");
        }

        if (header.FirstOrDefault(h => !FeedFields.Knows(Name(h))) is { } unknown)
        {
            throw new FeedFileException(1, unknown, "unknown column");
        }
    }

    private static ReadResult Row(CsvReader row, string[] header, ReadContext context)
    {
        if (row.FieldCount != header.Length)
        {
            return new ReadResult.Broken("$", $"{row.FieldCount} fields, the header has {header.Length}");
        }

        FeedFields fields = new();
        for (int i = 0; i < header.Length; i++)
        {
            if (!Utf8.IsValid(row.GetSpan(i)))
            {
                return new ReadResult.Broken(header[i], "not UTF-8");
            }

            fields[Name(header[i])] = row.GetString(i);
        }
        ReadResult result = fields.Read(context);
        return result is ReadResult.Broken broken ? broken with { Field = Column(broken.Field) } : result;
    }

    private static string Name(string column) => column switch
    {
        "authorId" => "author.id",
        "authorName" => "author.name",
        _ => column,
    };

    private static string Column(string field) => field switch
    {
        "author.id" => "authorId",
        "author.name" => "authorName",
        _ => field,
    };
}
