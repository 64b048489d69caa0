using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Dialog.Platform;

/// <summary>
/// The log level of one category for a time, over the configured one, without a restart. Only categories and levels that write no words of residents and no
/// keys of grains: <see cref="Categories"/>, <see cref="Levels"/>.
/// </summary>
public sealed class LogLevelOverride : IConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>, IDisposable
{
    /// <summary>Prefixes of the loggers' names.</summary>
    public static readonly IReadOnlyList<string> Categories = ["Dialog", "Orleans", "Npgsql", "Microsoft.AspNetCore"];

    /// <summary>Trace is not among them: Orleans writes whole messages there.</summary>
    public static readonly IReadOnlyList<string> Levels = [nameof(LogLevel.Debug), nameof(LogLevel.Information), nameof(LogLevel.Warning)];

    private volatile CancellationTokenSource _changed = new();
    private volatile LoggerFilterRule? _rule;

    string? IOptionsChangeTokenSource<LoggerFilterOptions>.Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => new CancellationChangeToken(_changed.Token);

    public void Configure(LoggerFilterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (_rule is { } rule)
        {
            options.Rules.Add(rule);
        }
    }

    /// <summary>Null for both: what is configured. Anything that may not be chosen counts as null.</summary>
    /// <returns>whether that is a change</returns>
    public bool Set(string? category, string? level)
    {
        LoggerFilterRule? rule = category is not null && level is not null && Categories.Contains(category) && Levels.Contains(level)
            ? new LoggerFilterRule(null, category, Enum.Parse<LogLevel>(level), null)
            : null;
        if (rule?.CategoryName == _rule?.CategoryName && rule?.LogLevel == _rule?.LogLevel)
        {
            return false;
        }

        _rule = rule;
        // Not disposed: somebody may be about to ask the former one for its token, and it holds nothing.
        Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();
        return true;
    }

    public void Dispose() => _changed.Dispose();
}
