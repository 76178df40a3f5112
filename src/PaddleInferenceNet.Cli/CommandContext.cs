using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli;

/// <summary>What a command works with besides its options.</summary>
/// <param name="Output">Results.</param>
/// <param name="Messages">What went wrong.</param>
/// <param name="Cancellation">Set by Ctrl+C.</param>
internal sealed record CommandContext(ResultOutput Output, Messages Messages, CancellationToken Cancellation);
