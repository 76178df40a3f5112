using System.CommandLine;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Says what is wrong with a command line, and what was perhaps meant.</summary>
internal static class UsageErrors
{
    /// <summary>How command lines are parsed: a picture may be called <c>@2x.png</c>, and there are no bundles of letters.</summary>
    public static ParserConfiguration Parsing { get; } =
        new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Says what is wrong, and whether anything is.</summary>
    public static bool Report(ParseResult parsed, Messages messages)
    {
        // Help and version are given whatever else is on the line.
        if (parsed.Action is HelpText or VersionText || parsed.Errors.Count == 0)
        {
            return false;
        }

        foreach (var message in Describe(parsed).Distinct())
        {
            messages.Error(message);
        }

        messages.Error($"Try '{FullName(parsed.CommandResult.Command)} --help'.");
        return true;
    }

    /// <summary>What was perhaps meant by a word that the command does not know.</summary>
    public static string Unknown(string word, Command command)
    {
        IEnumerable<string> known = word.StartsWith('-')
            ? OptionsOf(command).Select(option => option.Name)
            : command.Subcommands.Select(subcommand => subcommand.Name);
        var kind = word.StartsWith('-') || command.Subcommands.Count == 0 ? "an option or argument" : "a command";
        var hint = Suggestion.For(word, known) is { } suggestion ? $" Did you mean '{suggestion}'?" : "";
        return $"'{word}' is not {kind} of '{FullName(command)}'.{hint}";
    }

    // What follows a word that is not known cannot be judged: it may belong to it.
    private static IEnumerable<string> Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var words = parsed.UnmatchedTokens;
        var known = parsed
            .Errors.Select(error => error.Message)
            .Where(message => !words.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal)));
        return words.Count == 0 ? known
            : command.Subcommands.Count > 0 ? [Unknown(words[0], command)]
            : known.Append(Unknown(words.FirstOrDefault(word => word.StartsWith('-'), words[0]), command));
    }

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command
            .Parents.OfType<Command>()
            .SelectMany(OptionsOf)
            .Where(option => option.Recursive)
            .Concat(command.Options);

    private static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{FullName(parent)} {command.Name}"
            : "paddle-ocr";
}
