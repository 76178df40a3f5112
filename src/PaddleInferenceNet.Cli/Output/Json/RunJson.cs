namespace PaddleInferenceNet.Cli.Output.Json;

/// <summary>What a model was given and what it gave.</summary>
internal sealed record RunJson(string Model, TensorJson[] Inputs, TensorJson[] Outputs);
