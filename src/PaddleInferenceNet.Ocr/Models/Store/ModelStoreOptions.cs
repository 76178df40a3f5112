namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Where models are kept and how they are fetched.</summary>
public sealed record ModelStoreOptions
{
    /// <summary>Folder of the models, each in a folder of its name.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether nothing is fetched: what is not there is an error.</summary>
    public bool Offline { get; init; }

    /// <summary>
    /// Address that stands in for those of the publishers, whose paths are appended to it, such as
    /// <c>https://mirror.example.org/paddle/</c>; null for the publishers' own.
    /// </summary>
    public Uri? Mirror { get; init; }

    /// <summary>Address of a proxy; null for that of the system, which environment variables such as <c>HTTPS_PROXY</c> name.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Attempts at a transfer, 1 to 20.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>Pause after the first attempt, doubled after each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a server may send nothing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait for another process that installs the same model.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The options of the environment: the folder <c>models</c> in <c>PADDLE_OCR_HOME</c>, else in <c>paddle-ocr</c> of the
    /// user's cache folder (<c>%LOCALAPPDATA%</c>, <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>); <c>PADDLE_OCR_MIRROR</c>;
    /// <c>PADDLE_OCR_PROXY</c>; <c>PADDLE_OCR_OFFLINE</c>, <c>1</c> or <c>true</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A variable is not what it should be; the message names it.</exception>
    public static ModelStoreOptions FromEnvironment() => FromEnvironment(Environment.GetEnvironmentVariable);

    internal static ModelStoreOptions FromEnvironment(Func<string, string?> variable) =>
        new()
        {
            Folder = Path.Combine(ModelHome.Find(variable), "models"),
            Offline = Switch(variable, "PADDLE_OCR_OFFLINE"),
            Mirror = Address(variable, "PADDLE_OCR_MIRROR"),
            Proxy = Address(variable, "PADDLE_OCR_PROXY"),
        };

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        OptionRange.Within(Attempts, 1, 20, nameof(Attempts));
        OptionRange.Within(FirstPause.TotalSeconds, 0, 3600, nameof(FirstPause));
        OptionRange.Within(Patience.TotalSeconds, 0.001, 86_400, nameof(Patience));
        OptionRange.Within(LockPatience.TotalSeconds, 0, 86_400, nameof(LockPatience));
    }

    private static bool Switch(Func<string, string?> variable, string name) =>
        (variable(name) ?? "").Trim().ToLowerInvariant() switch
        {
            "" or "0" or "false" => false,
            "1" or "true" => true,
            var other => throw new ArgumentException($"{name} is '{other}'; it must be 1 or 0.", name),
        };

    private static Uri? Address(Func<string, string?> variable, string name) =>
        variable(name) is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? address
        : throw new ArgumentException(
            $"{name} is '{text}'; it must be an address that begins with http:// or https://.",
            name
        );
}
