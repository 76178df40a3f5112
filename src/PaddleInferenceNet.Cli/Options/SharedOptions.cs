using System.CommandLine;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>The options that all commands have.</summary>
internal sealed class SharedOptions
{
    private readonly Option<string?> _library = OptionFactory.Path(
        "--library",
        "PATH",
        "Run on this Paddle Inference C library, such as the official one: the file, or the folder it was unpacked to"
    );

    private readonly Option<LogLevel?> _log = OptionFactory.Log();

    public void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { _library, _log })
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    /// <summary>File or folder of the library that is to be used; null to search for one.</summary>
    public string? Library(ParseResult parsed) => parsed.GetValue(_library);

    /// <summary>Chooses the library. It is loaded at the first use.</summary>
    public void ChooseLibrary(ParseResult parsed)
    {
        if (Library(parsed) is { } path)
        {
            PaddleLibrary.Use(path);
        }
    }

    /// <summary>The level to log from; none unless it is asked for.</summary>
    public LogLevel Level(ParseResult parsed) => ChosenLevel(parsed) ?? LogLevel.None;

    /// <summary>The level that was asked for; null where none was.</summary>
    public LogLevel? ChosenLevel(ParseResult parsed) => parsed.GetValue(_log);

    public ILoggerFactory Loggers(ParseResult parsed, Messages messages) => new MessageLogger(messages, Level(parsed));
}
