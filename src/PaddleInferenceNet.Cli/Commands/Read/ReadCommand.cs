using System.CommandLine;
using System.CommandLine.Parsing;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output.Formats;

namespace PaddleInferenceNet.Cli.Commands.Read;

/// <summary>Reads the text of pictures.</summary>
internal sealed class ReadCommand : Command
{
    public const string Examples = """
          paddle-ocr read receipt.jpg
          paddle-ocr read --json --threads 4 scans/*.png > lines.jsonl
          paddle-ocr read scans --recursive --jobs 4 --out texts --format text,hocr --draw
          paddle-ocr read letter.pdf --pages 1-3,5
          paddle-ocr read 'scans/**/*.png' --out texts --resume
          curl -s https://example.org/a.jpg | paddle-ocr read -
        """;

    private readonly Argument<string[]> _images = new("IMAGE")
    {
        Description =
            "Picture files (PNG, JPEG, BMP, GIF, TIFF, WebP) and PDF files, folders of them, or patterns in quotes such as 'scans/**/*.png'; "
            + "'-' is standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<PageRanges?> _pages = OptionFactory.Pages();

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
    private readonly Option<int> _jobs = OptionFactory.Jobs();
    private readonly Option<bool> _bfloat16 = OptionFactory.Bfloat16();
    private readonly Option<bool> _int8 = OptionFactory.Int8();

    private readonly Option<bool> _words = OptionFactory.Switch(
        "--words",
        "Tell the boxes of words and characters too, in JSON, TSV, hOCR and ALTO"
    );

    private readonly Option<bool> _recursive = OptionFactory.Switch(
        "--recursive",
        "Search folders with the folders in them, but not those that links lead to"
    );

    private readonly Option<string?> _folder = OptionFactory.Path(
        "--out",
        "DIR",
        "Write the results to files in this folder instead of printing them"
    );

    private readonly Option<OutputFormat[]> _formats = OptionFactory.Formats();

    private readonly Option<bool> _draw = OptionFactory.Switch(
        "--draw",
        "Draw each picture with its boxes and, beside it, its text into the folder of --out"
    );

    private readonly Option<string?> _font = OptionFactory.Path(
        "--font",
        "FILE",
        "Font of drawings and PDF files (TTF, TTC, OTF); a font of the system that has the characters unless given"
    );

    private readonly Option<bool> _resume = OptionFactory.Switch(
        "--resume",
        "Go on with a run into the same folder that was ended: pictures that are done and have not changed are passed over"
    );

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
                _pages,
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
                _jobs,
                _bfloat16,
                _int8,
                _words,
                _recursive,
                _folder,
                _formats,
                _draw,
                _font,
                _resume,
            }
        )
        {
            Add(option);
        }

        Validators.Add(Check);
        SetAction(parsed =>
        {
            shared.ChooseLibrary(parsed);
            using var loggers = shared.Loggers(parsed, context.Messages);
            return (int)new ReadRun(Bind(parsed), context, loggers).Execute();
        });
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

        foreach (var rounded in new[] { _bfloat16, _int8 })
        {
            if (result.GetValue(_parity) && result.GetValue(rounded))
            {
                result.AddError($"--parity and {rounded.Name} exclude each other: the reference computes in float32.");
            }
        }

        CheckFolder(result);
    }

    private void CheckFolder(CommandResult result)
    {
        var hasFolder = result.GetResult(_folder) is not null;
        foreach (var option in new Option[] { _formats, _draw, _resume })
        {
            if (!hasFolder && result.GetResult(option) is { Implicit: false })
            {
                result.AddError($"{option.Name} needs --out DIR, the folder for the files.");
            }
        }

        if (hasFolder && result.GetValue(_json))
        {
            result.AddError("--json and --out exclude each other; --format jsonl writes JSON into the folder.");
        }

        // The word itself, since a list that is wrong has no value.
        var formats = result.GetResult(_formats)?.Tokens.SelectMany(token => token.Value.Split(',')) ?? [];
        var hasPdf = formats.Contains(OutputFormat.Pdf.Name);
        if (result.GetResult(_font) is not null && !result.GetValue(_draw) && !hasPdf)
        {
            result.AddError("--font is for drawings and PDF files, and needs --draw or --format pdf.");
        }
    }

    private ReadOptions Bind(ParseResult parsed) =>
        new()
        {
            Images = parsed.GetRequiredValue(_images),
            Pages = parsed.GetValue(_pages),
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
            Jobs = parsed.GetValue(_jobs),
            Bfloat16 = parsed.GetValue(_bfloat16),
            Int8 = parsed.GetValue(_int8),
            Words = parsed.GetValue(_words),
            Recursive = parsed.GetValue(_recursive),
            Folder = parsed.GetValue(_folder),
            Formats = parsed.GetValue(_formats) is { Length: > 0 } formats ? formats : [OutputFormat.All[0]],
            Draw = parsed.GetValue(_draw),
            Font = parsed.GetValue(_font),
            Resume = parsed.GetValue(_resume),
        };
}
