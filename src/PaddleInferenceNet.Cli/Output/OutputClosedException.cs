namespace PaddleInferenceNet.Cli.Output;

/// <summary>Whoever read the results has ended, as <c>head</c> does; there is nobody left to work for.</summary>
internal sealed class OutputClosedException(Exception inner) : Exception("The reader of the output has ended.", inner);
