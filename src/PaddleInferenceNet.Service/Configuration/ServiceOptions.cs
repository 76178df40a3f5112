namespace PaddleInferenceNet.Service.Configuration;

/// <summary>The limits and keys of the service, in the section <c>Service</c>.</summary>
internal sealed class ServiceOptions
{
    public const string Section = "Service";

    /// <summary>Most bytes of a request, 1024 to 1 GiB.</summary>
    public int MaxBodyBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Most pictures of a request, 1 to 1000.</summary>
    public int MaxPictures { get; set; } = 16;

    /// <summary>Requests that are held in memory at the same time, 1 to 10000; more are refused before they are read.</summary>
    public int MaxConcurrentRequests { get; set; } = 128;

    /// <summary>Longest time of a request from its head to its answer, 1 s to 1 h.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Time for running requests to end when the service stops, 0 s to 1 h.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Keys of which every request has to carry one; none to ask for no key.</summary>
    public IList<ApiKeyOptions> ApiKeys { get; init; } = [];
}
