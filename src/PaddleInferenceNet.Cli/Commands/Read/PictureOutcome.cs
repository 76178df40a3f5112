using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Commands.Read;

/// <summary>What became of one picture: its pixels and its text, or why there are none.</summary>
internal sealed record PictureOutcome(
    PictureFile Picture,
    LoadedPicture? Loaded,
    PictureJson? Result,
    Exception? Failure = null
) : IDisposable
{
    public void Dispose() => Loaded?.Dispose();
}
