namespace PaddleInferenceNet.Service.Errors;

/// <summary>A request that is refused; the message is for the client.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    public int Status => status;
}
