using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet;

/// <summary>Keeps the warnings that loading a model gives, for the host's log.</summary>
internal sealed class WarningCollector : ILogger
{
    private const int MostWarnings = 64;
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel) && _warnings.Count < MostWarnings)
        {
            _warnings.Add(formatter(state, exception));
        }
    }
}
