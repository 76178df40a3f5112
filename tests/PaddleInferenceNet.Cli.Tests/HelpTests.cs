using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

public sealed class HelpTests
{
    [TestCase("")]
    [TestCase("read")]
    [TestCase("serve")]
    [TestCase("run")]
    [TestCase("bench")]
    [TestCase("doctor")]
    [TestCase("models")]
    [TestCase("models get")]
    [TestCase("native")]
    [TestCase("native export")]
    [TestCase("completion")]
    public void Help_OfACommand_HasExamplesAndExitCodes(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var outcome = TestProgram.RunInside([.. words, "--help"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
            Assert.That(outcome.Output, Does.Contain($"Examples:\n  paddle-ocr {words.FirstOrDefault()}"));
            Assert.That(outcome.Output, Does.Contain("Exit codes:"));
            Assert.That(outcome.Output, Does.Not.Contain("System."), "a value that has no text of its own");
        }
    }
}
