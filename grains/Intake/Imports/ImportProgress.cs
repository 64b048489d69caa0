namespace Dialog.Intake.Imports;

/// <summary>
/// Counts records that end in any order and knows up to where all have ended: that is where a restart goes on. What had
/// ended beyond it is read again and then counts as a duplicate, which it is.
/// </summary>
internal sealed class ImportProgress(Import import)
{
    private readonly Dictionary<int, Ending> ahead = [];
    private readonly List<ImportError> errors = [];
    private int record = import.Record;
    private int accepted = import.Accepted;
    private int duplicates = import.Duplicates;
    private int rejected = import.Rejected;

    private sealed record Ending(bool Accepted, ImportError? Error);

    public void Taken(int number, bool isNew) => End(number, new(isNew, null));

    public void Rejected(int number, ImportError error) => End(number, new(false, error));

    public ImportCount Count()
    {
        lock (ahead)
            return new(record, accepted, duplicates, rejected);
    }

    /// <summary>What was rejected since the last call.</summary>
    public ImportError[] TakeErrors()
    {
        lock (ahead)
        {
            ImportError[] taken = [.. errors.Take(100)];
            errors.Clear();
            return taken;
        }
    }

    private void End(int number, Ending ending)
    {
        lock (ahead)
        {
            ahead[number] = ending;
            while (ahead.Remove(record, out Ending? next))
            {
                record++;
                if (next.Error is { } error)
                {
                    rejected++;
                    errors.Add(error);
                }
                else if (next.Accepted)
                {
                    accepted++;
                }
                else
                {
                    duplicates++;
                }
            }
        }
    }
}
