namespace PaddleInferenceNet;

/// <summary>The model needs an operator, or a form of one, that the loaded library does not have.</summary>
public sealed class UnsupportedOperatorException : PaddleException
{
    internal UnsupportedOperatorException(string function, string @operator, string reason)
        : base(PaddleErrorCode.UnsupportedOperator, function, reason)
    {
        Operator = @operator;
        Reason = reason;
    }

    /// <summary>Type of the operator as the model writes it, such as "conv2d".</summary>
    public string Operator { get; }

    /// <summary>What about it is not supported.</summary>
    public string Reason { get; }
}
