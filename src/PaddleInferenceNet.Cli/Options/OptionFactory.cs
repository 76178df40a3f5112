using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Cli.Input.Pdf;
using PaddleInferenceNet.Cli.Output.Formats;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>The kinds of options there are, with messages that name option, value and rule.</summary>
internal static class OptionFactory
{
    private const int MaxThreads = 1024;
    private const int MaxJobs = 64;

    public static Option<string?> Path(string name, string valueName, string description) =>
        new(name)
        {
            HelpName = valueName,
            Description = description,
            CustomParser = result =>
            {
                var path = result.Tokens[0].Value;
                if (string.IsNullOrWhiteSpace(path))
                {
                    result.AddError($"{name} names nothing: its value is empty.");
                }

                return path;
            },
        };

    public static Option<string[]> Paths(string name, string valueName, string description) =>
        new(name)
        {
            HelpName = valueName,
            Description = description,
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result =>
            {
                string[] paths = [.. result.Tokens.Select(token => token.Value)];
                if (paths.Any(string.IsNullOrWhiteSpace))
                {
                    result.AddError($"{name} names nothing: its value is empty.");
                }

                return paths;
            },
        };

    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    public static Option<bool> Bfloat16() =>
        Switch("--bfloat16", "Multiply in bfloat16 where processor and library can: faster, a little less exact");

    public static Option<bool> Int8() =>
        Switch(
            "--int8",
            "Compute quantised models in int8 where processor and library can: faster, a little less exact"
        );

    public static Option<int> Threads() => Number("--threads", 1, 1, MaxThreads, "Threads of each network");

    public static Option<int> Jobs() =>
        Number("--jobs", 1, 1, MaxJobs, "Pictures that are read at once, each with the threads of --threads");

    public static Option<int> Number(string name, int byDefault, int least, int most, string description) =>
        new(name)
        {
            HelpName = "N",
            Description = $"{description}, {least} to {most}",
            DefaultValueFactory = _ => byDefault,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                    && value >= least
                    && value <= most
                )
                {
                    return value;
                }

                result.AddError($"{name} is '{text}'; it must be a whole number from {least} to {most}.");
                return byDefault;
            },
        };

    public static Option<TensorShape[]> Shapes() =>
        new("--shape")
        {
            HelpName = "N,C,H,W",
            Description = "Shape of an input; repeat it for each input, in the model's order",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
            CustomParser = result =>
            {
                List<TensorShape> shapes = [];
                foreach (var token in result.Tokens)
                {
                    if (TensorShape.TryParse(token.Value, out var shape, out var error))
                    {
                        shapes.Add(shape);
                    }
                    else
                    {
                        result.AddError($"--shape is '{token.Value}': {error}.");
                    }
                }

                return [.. shapes];
            },
        };

    public static Option<OutputFormat[]> Formats() =>
        new("--format")
        {
            HelpName = "NAMES",
            Description = $"Forms of the files, separated by commas: {OutputFormat.Names}; the first unless given",
            CustomParser = result =>
            {
                var names = result.Tokens[0].Value.Split(',');
                foreach (var unknown in names.Where(name => OutputFormat.All.All(format => format.Name != name)))
                {
                    result.AddError($"--format has '{unknown}'; there are {OutputFormat.Names}.");
                }

                return [.. OutputFormat.All.Where(format => names.Contains(format.Name))];
            },
        };

    public static Option<PageRanges?> Pages() =>
        new("--pages")
        {
            HelpName = "RANGES",
            Description = "Pages of PDF files, such as 1-3,5 or 2-; all unless given",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (PageRanges.TryParse(text, out var ranges))
                {
                    return ranges;
                }

                result.AddError(
                    $"--pages is '{text}'; it must be pages and ranges such as 1-3,5 or 2-, the first page being 1."
                );
                return null;
            },
        };

    public static Option<LogLevel?> Log() =>
        new("--log")
        {
            HelpName = "LEVEL",
            Description = "Log to standard error from this level on: trace, debug, information, warning or error",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (text.All(char.IsAsciiLetter) && Enum.TryParse<LogLevel>(text, ignoreCase: true, out var level))
                {
                    return level;
                }

                result.AddError($"--log is '{text}'; it must be trace, debug, information, warning or error.");
                return null;
            },
        };
}
