using System.Collections.Concurrent;

namespace Dialog.Api.Auth;

/// <summary>Ten failures of a login within five minutes close it for the rest of them, on this node.</summary>
internal sealed class LoginThrottle(TimeProvider time)
{
    private const int Allowed = 10;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Since)> _failures = new();

    public bool IsClosed(string login) =>
        _failures.TryGetValue(login, out (int Failures, DateTimeOffset Since) f) && f.Failures >= Allowed && time.GetUtcNow() - f.Since < Window;

    public void Failed(string login)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_failures.Count > Remembered)
        {
            foreach (KeyValuePair<string, (int Failures, DateTimeOffset Since)> old in _failures.Where(f => now - f.Value.Since >= Window))
            {
                _failures.TryRemove(old);
            }
        }

        _failures.AddOrUpdate(login, (1, now), (_, f) => now - f.Since < Window ? (f.Failures + 1, f.Since) : (1, now));
    }

    public void Succeeded(string login) => _failures.TryRemove(login, out _);
}
