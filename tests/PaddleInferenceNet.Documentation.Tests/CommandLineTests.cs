using System.Text.RegularExpressions;
using PaddleInferenceNet.Cli;
using PaddleInferenceNet.Cli.Commands;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>Command lines of the pages name commands, options and build targets that there are.</summary>
public sealed partial class CommandLineTests
{
    private const string Program = "paddle-ocr";
    private const string Build = "build.sh";

    private static IEnumerable<TestCaseData> ProgramLines => Lines(Program);

    private static IEnumerable<TestCaseData> BuildLines => Lines(Build);

    [TestCaseSource(nameof(ProgramLines))]
    public void ProgramLine_OfAPage_IsUnderstood(string[] words)
    {
        Assert.That(Complaints(words[1..]), Is.Empty);
    }

    [TestCaseSource(nameof(BuildLines))]
    public void BuildLine_OfAPage_NamesATarget(string[] words)
    {
        var targets = Directory
            .EnumerateFiles(RepositoryRoot.Combine("build"), "*.cake", SearchOption.AllDirectories)
            .SelectMany(file => Target().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Append("--help");

        Assert.That(targets, Has.Some.EqualTo(words[1]).IgnoreCase);
    }

    [TestCase("read", "--lnag", "german", "a.png")]
    [TestCase("raed", "a.png")]
    [TestCase("models", "get")]
    public void Complaints_AboutAWrongLine_AreNotEmpty(params string[] arguments) =>
        Assert.That(Complaints(arguments), Is.Not.Empty);

    [Test]
    public void Of_ABlock_GivesTheWordsOfEveryCommand()
    {
        CodeBlock block = new(
            "docs/page.md",
            5,
            "console",
            "$ A=1 curl -s x | paddle-ocr read --library \"$(paddle-ocr native path)\" 'a/**/*.png' > y  # why\nout\n$ ls \\\n  -l"
        );

        var commands = ShellCommand.Of(block).Select(command => $"{command.Place} {string.Join(' ', command.Words)}");

        Assert.That(
            commands,
            Is.EqualTo([
                "docs/page.md:5 curl -s x",
                "docs/page.md:5 paddle-ocr native path",
                "docs/page.md:5 paddle-ocr read --library $(paddle-ocr native path) a/**/*.png",
                "docs/page.md:7 ls -l",
            ])
        );
    }

    private static IEnumerable<TestCaseData> Lines(string program) =>
        from page in MarkdownPage.All
        from block in page.Blocks
        where block.Language == "console"
        from command in ShellCommand.Of(block)
        where command.Program == program
        select new TestCaseData((object)command.Words.ToArray()).SetArgDisplayNames(
            $"{command.Place} {string.Join(' ', command.Words)}"
        );

    private static string Complaints(string[] arguments)
    {
        using ResultOutput output = new(Stream.Null, isTerminal: false);
        using StringWriter text = new();
        Messages messages = new(text, isTerminal: false);
        PaddleOcrCommand command = new(new CommandContext(output, messages, CancellationToken.None));
        UsageErrors.Report(command.Parse(arguments, UsageErrors.Parsing), messages);
        return text.ToString();
    }

    [GeneratedRegex("""Task\("(\w+)"\)""")]
    private static partial Regex Target();
}
