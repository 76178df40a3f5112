using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Service;

namespace PaddleInferenceNet.Cli.Commands.Serve;

/// <summary>The service within this program: its configuration, its start and its end.</summary>
internal static class ServeRun
{
    /// <summary>Serves until the run is cancelled or the process is asked to end; requests in work are finished.</summary>
    /// <exception cref="CommandException">The configuration is wrong, or the service cannot start.</exception>
    public static async Task<ExitCode> ExecuteAsync(ServeOptions options, CommandContext context)
    {
        await using var app = await StartAsync(options, context.Cancellation).ConfigureAwait(false);
        context.Messages.Note($"The service listens on {string.Join(" and ", app.Urls)}. Ctrl+C ends it.");
        await app.WaitForShutdownAsync(context.Cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static async Task<WebApplication> StartAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var app = OcrService.Build(options.Settings(), builder => Configure(builder, options));
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return app;
        }
        catch (OptionsValidationException exception)
        {
            throw CommandException.WrongUsage(string.Join('\n', exception.Failures), exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            // How the binder and the web server refuse a setting.
            throw CommandException.WrongUsage(exception.Message, exception);
        }
        catch (PaddleException exception) when (exception is not NativeLibraryLoadException)
        {
            throw new CommandException(ExitCode.NotLoaded, exception.Message, exception);
        }
    }

    private static void Configure(WebApplicationBuilder builder, ServeOptions options)
    {
        // Standard output is for results, of which a service has none there.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // Where it listens, and why it cannot start, the program says itself.
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        if (options.Config is { } path)
        {
            AddFile(builder.Configuration, path);
        }
    }

    // Above the file that comes with the program, below environment and command line.
    private static void AddFile(ConfigurationManager configuration, string path)
    {
        JsonConfigurationSource source = new() { Path = Path.GetFullPath(path), Optional = false };
        source.ResolveFileProvider();
        IList<IConfigurationSource> sources = configuration.Sources;
        var last = sources.Index().Last(item => item.Item is JsonConfigurationSource).Index;
        try
        {
            sources.Insert(last + 1, source);
        }
        catch (FileNotFoundException exception)
        {
            throw CommandException.WrongUsage($"--config '{path}': there is no such file.", exception);
        }
        catch (InvalidDataException exception)
        {
            // The innermost says the place.
            throw CommandException.WrongUsage(
                $"--config '{path}' is not JSON: {exception.GetBaseException().Message}",
                exception
            );
        }
    }
}
