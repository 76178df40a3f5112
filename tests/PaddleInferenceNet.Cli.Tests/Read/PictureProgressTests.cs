using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output;
using Spectre.Console;

namespace PaddleInferenceNet.Cli.Tests.Read;

public sealed class PictureProgressTests
{
    private static readonly PictureFile[] Pictures = [new("a", "a"), new("b", "b"), new("c", "c")];

    [Test]
    public void Over_Terminal_ShowsABarAndDoesAllInOrder()
    {
        using StringWriter text = new();
        List<PictureFile> done = [];

        PictureProgress.Over(Pictures, Pictures.Length, Terminal(text), done.Add);

        Assert.That(done, Is.EqualTo(Pictures));
        Assert.That(text.ToString(), Does.Contain("Reading"));
    }

    [Test]
    public void Over_NoTerminal_DoesAllInOrder()
    {
        List<PictureFile> done = [];

        PictureProgress.Over(Pictures, Pictures.Length, null, done.Add);

        Assert.That(done, Is.EqualTo(Pictures));
    }

    [Test]
    public void Over_ActionThatIsCancelled_EndsTheRun()
    {
        using StringWriter text = new();
        var count = 0;

        Assert.That(
            () =>
                PictureProgress.Over(
                    Pictures,
                    Pictures.Length,
                    Terminal(text),
                    _ => throw new OperationCanceledException($"at {++count}")
                ),
            Throws.TypeOf<OperationCanceledException>()
        );
        Assert.That(count, Is.EqualTo(1));
    }

    private static IAnsiConsole Terminal(StringWriter text) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(text),
            }
        );
}
