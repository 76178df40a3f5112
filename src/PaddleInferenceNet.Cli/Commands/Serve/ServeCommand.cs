using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PaddleInferenceNet.Cli.Options;

namespace PaddleInferenceNet.Cli.Commands.Serve;

/// <summary>Runs the HTTP service until it is stopped.</summary>
internal sealed class ServeCommand : Command
{
    public const string Examples = """
          paddle-ocr serve
          paddle-ocr serve --port 8080 --log information
          paddle-ocr serve --urls http://0.0.0.0:8080 --config service.json
        """;

    private const int DefaultPort = 5000;

    private readonly Option<string?> _urls = OptionFactory.Path(
        "--urls",
        "URLS",
        "Addresses to listen on, separated by ';', such as http://0.0.0.0:8080 for all of this machine's"
    );

    private readonly Option<int> _port = OptionFactory.Number(
        "--port",
        DefaultPort,
        0,
        ushort.MaxValue,
        "Port of the loopback address, which this machine alone can reach (0 for any that is free)"
    );

    private readonly Option<string?> _config = OptionFactory.Path(
        "--config",
        "FILE",
        "JSON file with the sections PaddleOcr, Service and Logging; environment and command line go before it"
    );

    public ServeCommand(SharedOptions shared, CommandContext context)
        : base(
            "serve",
            "Reads pictures that are sent to it over HTTP, and has a page for people at '/'. Ctrl+C ends it after what it has begun."
        )
    {
        foreach (var option in new Option[] { _urls, _port, _config })
        {
            Add(option);
        }

        Validators.Add(Check);
        SetAction(parsed => (int)ServeRun.ExecuteAsync(Bind(parsed, shared), context).GetAwaiter().GetResult());
    }

    private void Check(CommandResult result)
    {
        if (result.GetResult(_urls) is not null && result.GetResult(_port) is { Implicit: false })
        {
            result.AddError("--urls and --port exclude each other.");
        }

        var urls = result.GetResult(_urls)?.Tokens.SelectMany(token => token.Value.Split(';')) ?? [];
        foreach (var url in urls.Where(url => !string.IsNullOrWhiteSpace(url)))
        {
            if (
                !url.StartsWith("http://", StringComparison.Ordinal)
                && !url.StartsWith("https://", StringComparison.Ordinal)
            )
            {
                result.AddError($"--urls has '{url}'; an address begins with http:// or https://.");
            }
        }
    }

    private ServeOptions Bind(ParseResult parsed, SharedOptions shared) =>
        new()
        {
            Urls = parsed.GetValue(_urls) ?? UrlOfPort(parsed),
            Config = parsed.GetValue(_config),
            Library = shared.Library(parsed),
            Level = shared.ChosenLevel(parsed),
        };

    private string? UrlOfPort(ParseResult parsed) =>
        parsed.GetResult(_port) is { Implicit: false }
            ? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(_port)}")
            : null;
}
