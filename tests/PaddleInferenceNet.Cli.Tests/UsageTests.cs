using PaddleInferenceNet.Cli.Tests.Support;

namespace PaddleInferenceNet.Cli.Tests;

/// <summary>Wrong command lines: exit code 2, nothing on standard output, and a message that says what is wrong.</summary>
public sealed class UsageTests
{
    private static readonly string[] Model = ["--model", "m", "--shape", "1", "--input", "x"];

    [TestCase("'raed' is not a command of 'paddle-ocr'. Did you mean 'read'?", "raed", "a.png")]
    [TestCase("Required command was not provided.")]
    [TestCase("IMAGE", "read")]
    [TestCase("Did you mean '--json'?", "read", "a.png", "--jsn")]
    [TestCase("Did you mean '--library'?", "read", "a.png", "--libary", "x")]
    [TestCase("Did you mean '--threads'?", "bench", "--model", "m", "--shape", "1", "--theads", "2")]
    [TestCase("'--frobnicate' is not an option", "read", "a.png", "--frobnicate")]
    [TestCase("--threads", "read", "a.png", "--threads")]
    [TestCase("--det", "read", "a.png", "--det")]
    [TestCase("--dict names nothing", "read", "a.png", "--dict", "")]
    [TestCase("The name of a picture is empty", "read", "")]
    [TestCase("--threads is '0'; it must be a whole number from 1 to 1024", "read", "a.png", "--threads", "0")]
    [TestCase("--threads is '1025'", "read", "a.png", "--threads", "1025")]
    [TestCase("--threads is '-1'", "read", "a.png", "--threads", "-1")]
    [TestCase("--threads is '99999999999'", "read", "a.png", "--threads", "99999999999")]
    [TestCase("--threads is '1.5'", "read", "a.png", "--threads", "1.5")]
    [TestCase("--rounds is '0'", "bench", "--model", "m", "--shape", "1", "--rounds", "0")]
    [TestCase("--log is '3'", "read", "a.png", "--log", "3")]
    [TestCase("--log is 'loud'", "read", "a.png", "--log", "loud")]
    [TestCase("'-' is given more than once", "read", "-", "-")]
    [TestCase("--cls and --no-cls exclude each other", "read", "a.png", "--cls", "d", "--no-cls")]
    [TestCase("--format needs --out DIR", "read", "a.png", "--format", "tsv")]
    [TestCase("--draw needs --out DIR", "read", "a.png", "--draw")]
    [TestCase("--resume needs --out DIR", "read", "a.png", "--resume")]
    [TestCase("--font is for drawings", "read", "a.png", "--out", "o", "--font", "f.ttf")]
    [TestCase("--json and --out exclude each other", "read", "a.png", "--json", "--out", "o")]
    [TestCase(
        "--format has 'docx'; there are text, jsonl, tsv",
        "read",
        "a.png",
        "--out",
        "o",
        "--format",
        "text,docx"
    )]
    [TestCase("--model", "run", "--shape", "1", "--input", "x")]
    [TestCase("--shape", "run", "--model", "m", "--input", "x")]
    [TestCase("--input", "run", "--model", "m", "--shape", "1")]
    public void Run_WrongCommandLine_SaysWhatIsWrong(string message, params string[] arguments) =>
        TestProgram.RunInside(arguments).AssertFailed(2, message);

    [TestCase("1,3,x,320", "'x'")]
    [TestCase("1,,3", "''")]
    [TestCase("", "''")]
    [TestCase("0,3,48,320", "'0'")]
    [TestCase("-1,3", "'-1'")]
    [TestCase("1 ,3", "'1 '")]
    [TestCase("1e3", "'1e3'")]
    [TestCase("65536,65536", "more than")]
    [TestCase("2147483647,2147483647,2147483647,2147483647", "more than")]
    [TestCase("1,1,1,1,1,1,1,1,1,1", "10 dimensions")]
    public void Run_ShapeThatIsNone_NamesShapeAndReason(string shape, string reason) =>
        TestProgram
            .RunInside("run", "--model", "m", "--input", "x", "--shape", shape)
            .AssertFailed(2, $"--shape is '{shape}'", reason);

    [Test]
    public void Run_ShapesAndInputsOfDifferentCount_AreRefused() =>
        TestProgram
            .RunInside(["run", .. Model, "--shape", "2"])
            .AssertFailed(2, "--shape is given 2 times and --input 1 times");

    [Test]
    public void Run_TwoOutputsWithOneName_IsRefused() =>
        TestProgram.RunInside(["run", .. Model, "--output", "y", "--output", "y"]).AssertFailed(2, "the same file");

    [Test]
    public void Run_HelpOfACommand_GivesExamplesAndAllExitCodes()
    {
        var outcome = TestProgram.RunInside("read", "--help");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Code, Is.Zero);
            Assert.That(outcome.Messages, Is.Empty);
            Assert.That(outcome.Output, Does.Contain("Exit codes:").And.Contain("paddle-ocr read receipt.jpg"));
            Assert.That(outcome.Output, Does.Contain("--library").And.Contain("--parity"));
            Assert.That(outcome.Output, Does.Not.Contain("paddle-ocr bench"));
            foreach (var code in Enum.GetValues<ExitCode>())
            {
                Assert.That(outcome.Output, Does.Match($"(?m)^  {(int)code} "));
            }
        }
    }

    [Test]
    public void Run_Version_GivesOneLine()
    {
        var outcome = TestProgram.RunInside("--version");

        Assert.That((outcome.Code, outcome.Messages), Is.EqualTo((0, "")));
        Assert.That(outcome.Output, Does.Match(@"^paddle-ocr \d+\.\d+\.\d+\S*\r?\n$"));
    }
}
