using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.TestKit;

/// <summary>Gives every message to a function.</summary>
/// <param name="write">Takes level, event and text.</param>
public sealed class CallbackLogger<T>(Action<LogLevel, EventId, string> write) : ILogger<T>
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => write(logLevel, eventId, formatter(state, exception));
}
