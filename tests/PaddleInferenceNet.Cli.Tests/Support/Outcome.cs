namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>How the program ended and what it wrote.</summary>
public sealed record Outcome(int Code, string Output, string Messages)
{
    /// <summary>Complete lines of the output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Checks the exit code, that nothing was given out, and that one message has every part.</summary>
    public void AssertFailed(int code, params string[] parts)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Code, Is.EqualTo(code), Messages);
            Assert.That(Output, Is.Empty);
            AssertSays(parts);
        }
    }

    /// <summary>Checks that one message has every part, and that no message shows the inside of the program.</summary>
    public void AssertSays(params string[] parts)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Messages, Does.StartWith("paddle-ocr: "));
            Assert.That(Messages, Does.Not.Contain("   at "), "a stack trace");
            Assert.That(
                Messages.Split("paddle-ocr: "),
                Has.Some.Matches<string>(message => HasAll(message, parts)),
                $"no message has all of: {string.Join(" | ", parts)}"
            );
        }
    }

    private static bool HasAll(string? message, string[] parts) =>
        parts.All(part => message!.Contains(part, StringComparison.Ordinal));
}
