namespace Dialog;

/// <summary>
/// One question for all who ask it at about the same time in a process: many grains that look whether there is work for
/// them cost one statement together.
/// </summary>
/// <param name="fresh">how long an answer is given again, from the moment it was asked for</param>
/// <param name="clock">measures that time</param>
public sealed class SharedAnswer<T>(Func<Task<T>> ask, TimeSpan fresh, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private Task<T>? _answer;
    private long _askedAt;

    public Task<T> Get()
    {
        lock (_lock)
        {
            // A question that does not end is not asked a second time beside itself; one that failed is asked again by the next caller.
            if (_answer is null || (_answer.IsCompleted && (!_answer.IsCompletedSuccessfully || clock.GetElapsedTime(_askedAt) >= fresh)))
            {
                _askedAt = clock.GetTimestamp();
                _answer = ask();
            }

            return _answer;
        }
    }
}
