using System.CommandLine;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Prints what a shell needs to complete command lines; the shell then asks the program itself.</summary>
internal sealed class CompletionCommand : Command
{
    public const string Examples = """
          paddle-ocr completion bash > ~/.local/share/bash-completion/completions/paddle-ocr
          source <(paddle-ocr completion zsh)
          paddle-ocr completion pwsh | Out-String | Invoke-Expression
        """;

    // "[suggest:N] LINE" gives the words that can stand at place N of the line.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _paddle_ocr() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(paddle-ocr "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _paddle_ocr paddle-ocr

            """,
        ["zsh"] = """
            #compdef paddle-ocr
            _paddle_ocr() {
                local -a words_found=("${(@f)$(paddle-ocr "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_found
                _files
            }
            compdef _paddle_ocr paddle-ocr

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName paddle-ocr -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                paddle-ocr "[suggest:$cursorPosition]" "$commandAst" |
                    Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """,
    };

    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or pwsh" };

    public CompletionCommand(CommandContext context)
        : base("completion", "Prints a script that lets a shell complete the words of a command line.")
    {
        _shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Add(_shell);
        SetAction(parsed =>
        {
            context.Output.Write(Scripts[parsed.GetRequiredValue(_shell)].ReplaceLineEndings("\n"));
            return (int)ExitCode.Done;
        });
    }
}
