namespace Dialog.Channels.Imports;

/// <summary>
/// Counts records that end in any order and knows up to where all have ended: that is where a restart goes on. What had
/// ended beyond it is read again and then counts as a duplicate, which it is.
/// </summary>
internal sealed class ImportProgress(Import import)
{
    private readonly Dictionary<int, Ending> _ahead = [];
    private readonly List<ImportError> _errors = [];
    private int _record = import.Record;
    private int _accepted = import.Accepted;
    private int _duplicates = import.Duplicates;
    private int _rejected = import.Rejected;

    private sealed record Ending(bool Accepted, ImportError? Error);

    public void Taken(int number, bool isNew) => End(number, new(isNew, null));

    public void Rejected(int number, ImportError error) => End(number, new(false, error));

    public ImportCount Count()
    {
        lock (_ahead)
        {
            return new(_record, _accepted, _duplicates, _rejected);
        }
    }

    /// <summary>What was rejected since the last call.</summary>
    public ImportError[] TakeErrors()
    {
        lock (_ahead)
        {
            ImportError[] taken = [.. _errors.Take(100)];
            _errors.Clear();
            return taken;
        }
    }

    private void End(int number, Ending ending)
    {
        lock (_ahead)
        {
            _ahead[number] = ending;
            while (_ahead.Remove(_record, out Ending? next))
            {
                _record++;
                if (next.Error is { } error)
                {
                    _rejected++;
                    _errors.Add(error);
                }
                else if (next.Accepted)
                {
                    _accepted++;
                }
                else
                {
                    _duplicates++;
                }
            }
        }
    }
}
