using Dialog.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dialog.Domain.Tests.Observability;

/// <summary>The platform screen's log level reaches loggers that exist already, and goes again.</summary>
public sealed class ALogLevelForAWhile : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly LogLevelOverride _levels;
    private readonly ILogger _logger;

    public ALogLevelForAWhile()
    {
        ServiceCollection services = [];
        services.AddSingleton<LogLevelOverride>();
        services.AddSingleton<IConfigureOptions<LoggerFilterOptions>>(s => s.GetRequiredService<LogLevelOverride>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(s => s.GetRequiredService<LogLevelOverride>());
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Information).AddProvider(new Listening()));
        _services = services.BuildServiceProvider();
        _levels = _services.GetRequiredService<LogLevelOverride>();
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Dialog.Cases.Threads.ThreadGrain");
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Is_changed_without_a_restart_and_back()
    {
        Assert.False(_logger.IsEnabled(LogLevel.Debug));
        Assert.True(_levels.Set("Dialog", "Debug"));
        Assert.True(_logger.IsEnabled(LogLevel.Debug));
        Assert.True(_levels.Set(null, null));
        Assert.False(_logger.IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public void May_be_quieter_than_the_configured_one()
    {
        _levels.Set("Dialog", "Warning");
        Assert.False(_logger.IsEnabled(LogLevel.Information));
    }

    [Fact]
    public void Concerns_its_category_only()
    {
        _levels.Set("Orleans", "Debug");
        Assert.False(_logger.IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public void Is_no_change_when_it_is_set_again()
    {
        Assert.True(_levels.Set("Dialog", "Debug"));
        Assert.False(_levels.Set("Dialog", "Debug"));
    }

    [Theory]
    [InlineData("Dialog", "Trace")]
    [InlineData("Dialog.Cases", "Debug")]
    [InlineData("", "Debug")]
    public void Is_not_taken_from_a_row_that_says_what_may_not_be_chosen(string category, string level)
    {
        Assert.False(_levels.Set(category, level));
        Assert.False(_logger.IsEnabled(LogLevel.Debug));
    }

    private sealed class Listening : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
