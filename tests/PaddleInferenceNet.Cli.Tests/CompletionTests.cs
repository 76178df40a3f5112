using System.Diagnostics;
using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>What a shell asks the program for, and the scripts that let it ask.</summary>
public sealed class CompletionTests
{
    [TestCase("paddle-ocr mod", "models")]
    [TestCase("paddle-ocr native ", "get")]
    [TestCase("paddle-ocr read --for", "--format")]
    [TestCase("paddle-ocr completion ", "pwsh")]
    public void Suggest_BegunLine_GivesWhatMayFollow(string line, string word)
    {
        var outcome = TestProgram.RunInside($"[suggest:{line.Length}]", line);

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Lines, Does.Contain(word));
    }

    [TestCase("bash", "complete -o default -F _paddle_ocr paddle-ocr")]
    [TestCase("zsh", "compdef _paddle_ocr paddle-ocr")]
    [TestCase("pwsh", "Register-ArgumentCompleter -Native -CommandName paddle-ocr")]
    public void Completion_Shell_PrintsItsScript(string shell, string line) =>
        Assert.That(TestProgram.RunInside("completion", shell).Output, Does.Contain(line).And.EndWith("\n"));

    [Test]
    public void Completion_UnknownShell_NamesThoseThereAre() =>
        TestProgram.RunInside("completion", "fish").AssertFailed(2, "fish", "bash", "zsh", "pwsh");

    [Test]
    [Platform("Linux")]
    public async Task Completion_InBash_CompletesAWord()
    {
        const string Line = """
            paddle-ocr() { "$0" "$@"; }
            source <(paddle-ocr completion bash)
            COMP_LINE='paddle-ocr native ex'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(paddle-ocr native ex); COMP_CWORD=2
            _paddle_ocr
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var program = Path.Combine(AppContext.BaseDirectory, "paddle-ocr");
        ProcessStartInfo start = new("bash", ["-c", Line, program]) { RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;

        var output = await bash.StandardOutput.ReadToEndAsync();

        Assert.That((await TestProgram.CodeOf(bash), output), Is.EqualTo((0, "export\n")));
    }
}
