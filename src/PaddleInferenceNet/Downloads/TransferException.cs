namespace PaddleInferenceNet;

/// <summary>A transfer failed in a way that another attempt may mend.</summary>
internal sealed class TransferException(string message, Exception? inner = null) : Exception(message, inner);
