using System.CommandLine;
using System.CommandLine.Parsing;
using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Reads the text of pictures, one after the other, and goes on after one that fails.</summary>
internal sealed class ReadCommand : Command
{
    public const string Examples = """
          paddle-ocr read receipt.jpg
          paddle-ocr read --json --threads 4 scans/*.png > lines.jsonl
          curl -s https://example.org/a.jpg | paddle-ocr read -
        """;

    private readonly Argument<string[]> _images = new("IMAGE")
    {
        Description = "Picture files (PNG, JPEG, BMP, GIF, TIFF, WebP); '-' is standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _json = OptionFactory.Switch(
        "--json",
        "Print one JSON object for each picture, each on a line of its own, instead of the text"
    );

    private readonly Option<string?> _detection = OptionFactory.Path(
        "--det",
        "DIR",
        "Folder or tar file of the detection model"
    );
    private readonly Option<string?> _orientation = OptionFactory.Path(
        "--cls",
        "DIR",
        "Folder or tar file of the direction classifier"
    );
    private readonly Option<string?> _recognition = OptionFactory.Path(
        "--rec",
        "DIR",
        "Folder or tar file of the recognition model"
    );
    private readonly Option<string?> _dictionary = OptionFactory.Path(
        "--dict",
        "FILE",
        "Characters of the recognition model, one a line; without it, those in its inference.yml, if it has one"
    );

    private readonly Option<string?> _language = OptionFactory.Path(
        "--lang",
        "LANGUAGE",
        "Use the published models of this language, such as 'de' or 'german', and fetch them where they are not installed"
    );

    private readonly Option<string?> _version = OptionFactory.Path(
        "--model-version",
        "VERSION",
        "Use the published models of this version, such as 'v2.0-server'"
    );

    private readonly Option<bool> _noOrientation = OptionFactory.Switch(
        "--no-cls",
        "Do not look for lines that stand on their heads"
    );

    private readonly Option<bool> _parity = OptionFactory.Switch(
        "--parity",
        "Give the results of the reference implementation, its quirks included"
    );

    private readonly Option<int> _threads = OptionFactory.Threads();

    public ReadCommand(SharedOptions shared, CommandContext context)
        : base(
            "read",
            "Prints the text of pictures, one line for each line of text; with several pictures, '==> NAME <==' above each. "
                + "Models that are not named are those of the folder 'models' beside the program."
        )
    {
        Add(_images);
        foreach (
            var option in new Option[]
            {
                _json,
                _detection,
                _orientation,
                _recognition,
                _dictionary,
                _language,
                _version,
                _noOrientation,
                _parity,
                _threads,
            }
        )
        {
            Add(option);
        }

        Validators.Add(Check);
        SetAction(parsed => (int)Execute(Bind(parsed), parsed, shared, context));
    }

    private static ExitCode Execute(
        ReadOptions options,
        ParseResult parsed,
        SharedOptions shared,
        CommandContext context
    )
    {
        shared.ChooseLibrary(parsed);
        using var loggers = shared.Loggers(parsed, context.Messages);
        using var engine = Failure.Loading(() =>
            OcrEngine.Create(options.Models(context.Messages, context.Cancellation), options.Engine(), loggers)
        );
        IPictureWriter writer = options.Json
            ? new PictureJsonWriter(context.Output)
            : new PictureTextWriter(context.Output, hasTitles: options.Images.Count > 1);
        var code = ExitCode.Done;
        foreach (var name in options.Images)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (Read(name, engine, context) is { } result)
            {
                writer.Write(name, result);
            }
            else
            {
                code = ExitCode.Failed;
            }
        }

        return code;
    }

    private static OcrResult? Read(string name, OcrEngine engine, CommandContext context)
    {
        try
        {
            using var image = PictureInput.Load(name);
            return engine.Read(image.View, context.Cancellation);
        }
        catch (Exception exception) when (Failure.IsOfOnePicture(exception))
        {
            context.Messages.Error(Failure.OfPicture(name, exception));
            return null;
        }
    }

    private void Check(CommandResult result)
    {
        var images = result.GetResult(_images)?.Tokens.Select(token => token.Value).ToList() ?? [];
        if (images.Count(image => image == ReadOptions.StandardInput) > 1)
        {
            result.AddError("'-' is given more than once, but standard input can be read only once.");
        }

        foreach (var image in images.Where(image => image.Length > 1 && image[0] == '-' && !File.Exists(image)))
        {
            result.AddError(UsageErrors.Unknown(image, this));
        }

        if (images.Contains(""))
        {
            result.AddError("The name of a picture is empty.");
        }

        if (result.GetValue(_noOrientation) && result.GetResult(_orientation) is { Implicit: false })
        {
            result.AddError("--cls and --no-cls exclude each other.");
        }
    }

    private ReadOptions Bind(ParseResult parsed) =>
        new()
        {
            Images = parsed.GetRequiredValue(_images),
            Json = parsed.GetValue(_json),
            Detection = parsed.GetValue(_detection),
            Orientation = parsed.GetValue(_orientation),
            Recognition = parsed.GetValue(_recognition),
            Dictionary = parsed.GetValue(_dictionary),
            Language = parsed.GetValue(_language),
            ModelVersion = parsed.GetValue(_version),
            NoOrientation = parsed.GetValue(_noOrientation),
            Parity = parsed.GetValue(_parity),
            Threads = parsed.GetValue(_threads),
        };
}
