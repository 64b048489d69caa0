namespace Dialog;

/// <summary>Keeps a failure that goes on from filling the log: the same words are said again after ten minutes.</summary>
public sealed class SaidOnce(TimeProvider time)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);
    private string? _words;
    private DateTimeOffset _at;

    public bool IsNew(string words)
    {
        if (words == _words && time.GetUtcNow() - _at < Again)
        {
            return false;
        }

        (_words, _at) = (words, time.GetUtcNow());
        return true;
    }

    public void Forget() => _words = null;
}
