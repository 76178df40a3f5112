using System.Text;
using Spectre.Console;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>What is said besides results: on standard error, each message behind the name of the program.</summary>
internal sealed class Messages(TextWriter writer, bool isTerminal)
{
    private const string Prefix = "paddle-ocr:";

    // Colour is asked for only when there is something to say: to find out what the terminal can do takes time.
    private readonly Lazy<IAnsiConsole?> _terminal = new(() =>
        isTerminal ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) }) : null
    );

    private readonly Lock _gate = new();

    /// <summary>The terminal that a person reads the messages on; null where they go elsewhere.</summary>
    public IAnsiConsole? Terminal => _terminal.Value;

    public static Messages OfProcess() => new(Console.Error, !Console.IsErrorRedirected);

    /// <summary>Says what went wrong; an empty message is not said.</summary>
    public void Error(string message) => Say(message, "red");

    /// <summary>Says something by the way.</summary>
    public void Note(string message) => Say(message, "grey");

    private void Say(string message, string colour)
    {
        if (message.Length == 0)
        {
            return;
        }

        lock (_gate)
        {
            if (_terminal.Value is { } terminal)
            {
                // Through the terminal to the end, since a progress bar may be below it.
                terminal.MarkupLine($"[{colour}]{Prefix}[/] {Markup.Escape(Printable(message))}");
            }
            else
            {
                writer.WriteLine($"{Prefix} {Printable(message)}");
            }
        }
    }

    // File names may hold anything, and a terminal obeys control characters.
    private static string Printable(string message)
    {
        StringBuilder text = new(message.Length);
        foreach (var character in message)
        {
            if (char.IsControl(character) && character != '\n')
            {
                text.Append('?');
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }
}
