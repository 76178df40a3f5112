namespace PaddleInferenceNet.Cli.Output.Formats;

/// <summary>What shares a file of results.</summary>
internal enum FormatScope
{
    /// <summary>Each picture and each page has its own.</summary>
    Picture,

    /// <summary>The pages of a file share one, a picture has its own.</summary>
    Document,

    /// <summary>All share one.</summary>
    Run,
}
