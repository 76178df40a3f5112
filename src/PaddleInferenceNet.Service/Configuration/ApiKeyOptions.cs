namespace PaddleInferenceNet.Service.Configuration;

/// <summary>A key of a client; the key itself is not kept.</summary>
internal sealed record ApiKeyOptions
{
    /// <summary>Name of the client, for logs.</summary>
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, 64 hexadecimal digits.</summary>
    public string Sha256 { get; init; } = "";
}
