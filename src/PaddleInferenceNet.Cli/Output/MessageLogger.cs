using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>Brings the log of the libraries to the messages, from a level on.</summary>
internal sealed class MessageLogger(Messages messages, LogLevel least) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            var failure = exception is null ? "" : $" ({exception.Message})";
            messages.Note($"{logLevel}: {formatter(state, exception)}{failure}");
        }
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The log goes to one place.");

    public void Dispose() { }
}
