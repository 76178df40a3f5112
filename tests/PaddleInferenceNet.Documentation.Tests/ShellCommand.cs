using System.Text;
using System.Text.RegularExpressions;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>A command of a console block, in words as a shell would give them to the program.</summary>
/// <param name="Place">Page and line.</param>
/// <param name="Words">The program and its arguments.</param>
internal sealed partial record ShellCommand(string Place, IReadOnlyList<string> Words)
{
    private const string Prompt = "$ ";

    /// <summary>Name of the program without its folder.</summary>
    public string Program => Words[0].Split('/')[^1];

    /// <summary>The commands behind the prompts of a block, also those within others.</summary>
    public static IEnumerable<ShellCommand> Of(CodeBlock block)
    {
        var lines = block.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                continue;
            }

            var place = $"{block.Page}:{block.FirstLine + i}";
            StringBuilder text = new(lines[i][Prompt.Length..]);
            while (text[^1] == '\\' && ++i < lines.Length)
            {
                text.Length--;
                text.Append(lines[i]);
            }

            foreach (var words in Split(text.ToString()))
            {
                yield return new ShellCommand(place, words);
            }
        }
    }

    // Enough of a shell for documentation: quotes, pipes, redirections, comments and commands within commands.
    private static List<List<string>> Split(string line)
    {
        List<List<string>> commands = [];
        List<string> words = [];
        foreach (Match token in Token().Matches(line))
        {
            var text = token.Value;
            foreach (Match inner in Substitution().Matches(text))
            {
                commands.AddRange(Split(inner.Groups[1].Value));
            }

            if (text[0] == '#')
            {
                break;
            }

            if (text[0] is '|' or ';' or '&')
            {
                Close(commands, words);
                words = [];
            }
            else
            {
                words.Add(text);
            }
        }

        Close(commands, words);
        return commands;
    }

    private static void Close(List<List<string>> commands, List<string> words)
    {
        List<string> kept = [];
        for (var i = 0; i < words.Count; i++)
        {
            if (Redirection().IsMatch(words[i]))
            {
                i++;
            }
            else if (kept.Count > 0 || !Assignment().IsMatch(words[i]))
            {
                kept.Add(Quotes().Replace(words[i], ""));
            }
        }

        if (kept.Count > 0)
        {
            commands.Add(kept);
        }
    }

    [GeneratedRegex("""#.*|[|;&]+|(?:"[^"]*"|'[^']*'|[<$]\([^)]*\)|[^\s"'|;&])+""")]
    private static partial Regex Token();

    [GeneratedRegex(@"[<$]\(([^)]*)\)")]
    private static partial Regex Substitution();

    [GeneratedRegex("^[0-9]?[<>]{1,2}$")]
    private static partial Regex Redirection();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=")]
    private static partial Regex Assignment();

    [GeneratedRegex("[\"']")]
    private static partial Regex Quotes();
}
