namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>A picture that was read, and what it was read from.</summary>
/// <param name="Key">Path of the picture below the folder of the results.</param>
/// <param name="Length">Bytes of its file.</param>
/// <param name="Changed">When its file was last changed, in ticks of UTC.</param>
/// <param name="Settings">What the result depends on besides, as a hash.</param>
/// <param name="Picture">Its text.</param>
internal sealed record JournalJson(string Key, long Length, long Changed, string Settings, PictureJson Picture);
