using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Tests.Stub;

/// <summary>
/// What this assembly does when it is started as a program: makes a predictor with the settings of the first argument,
/// and says how it went.
/// </summary>
internal static class StubProgram
{
    /// <summary>Second argument that uses the predictor on a second thread.</summary>
    public const string OnTwoThreads = "on-two-threads";

    /// <summary>Second argument that prints the settings of a model on disk instead of making a predictor.</summary>
    public const string Inspect = "inspect";

    public static int Main(string[] arguments)
    {
        using MemoryStream json = new(Encoding.UTF8.GetBytes(arguments[0]));
        try
        {
            var options = new ConfigurationBuilder().AddJsonStream(json).Build().Get<PaddleOptions>() ?? new();
            var config = options.ToConfig(TinyModel.Source);
            if (arguments.Contains(Inspect))
            {
                using TemporaryFolder folder = new();
                var (program, parameters) = TinyModel.WriteTo(folder.Path);
                var report = (config with { Model = ModelSource.FromFiles(program, parameters) }).Inspect();
                Console.WriteLine($"summary '{report.Summary}' passes {string.Join(',', report.Passes)}");
                return 0;
            }

            using var predictor = Predictor.Create(config, new WarningPrinter());
            predictor.GetInput().Dispose();
            if (arguments.Contains(OnTwoThreads))
            {
                Task.Run(() => predictor.GetOutput().Dispose()).GetAwaiter().GetResult();
            }

            Console.WriteLine($"done {predictor.Inputs.Single().Name} {predictor.Outputs.Single().Name}");
        }
        catch (Exception exception)
        {
            Console.WriteLine($"{exception.GetType().Name}: {exception.Message}");
        }

        return 0;
    }

    private sealed class WarningPrinter : ILogger<Predictor>
    {
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
            if (IsEnabled(logLevel))
            {
                Console.WriteLine($"warning: {formatter(state, exception)}");
            }
        }
    }
}
