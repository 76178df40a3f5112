namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>One input or output.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Shape">Its dimensions in this run.</param>
/// <param name="Type">Its element type, such as "float32".</param>
/// <param name="File">The file that it was read from or written to, if any.</param>
internal sealed record TensorJson(string Name, int[] Shape, string Type, string? File);
