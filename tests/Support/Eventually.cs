using System.Diagnostics;

namespace Dialog.Support;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns how long it took until <paramref name="condition"/> held.</summary>
    /// <param name="what">What is waited for, as the end of "Not within 10 s: …".</param>
    /// <param name="state">Reported with the failure: the state at that time.</param>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static async Task<TimeSpan> Holds(
        Func<Task<bool>> condition, TimeSpan within, string what, Func<string>? state = null, CancellationToken cancellation = default)
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer look = new(Look);
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > within)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds:0} s: {what}. {state?.Invoke()}");
            }

            await look.WaitForNextTickAsync(cancellation);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc cref="Holds(Func{Task{bool}}, TimeSpan, string, Func{string}?, CancellationToken)"/>
    public static Task<TimeSpan> Holds(
        Func<bool> condition, TimeSpan within, string what, Func<string>? state = null, CancellationToken cancellation = default) =>
        Holds(() => Task.FromResult(condition()), within, what, state, cancellation);

    /// <summary>Waits until <paramref name="read"/> gives something.</summary>
    public static async Task<T> Gives<T>(Func<Task<T?>> read, TimeSpan within, string what, CancellationToken cancellation = default)
        where T : class
    {
        T? found = null;
        await Holds(async () => (found = await read()) is not null, within, what, null, cancellation);
        return found!;
    }
}
