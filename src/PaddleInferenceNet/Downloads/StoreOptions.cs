using System.Globalization;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>Where models or native libraries are kept and how they are fetched.</summary>
public sealed record StoreOptions
{
    /// <summary>Folder of the models or libraries, each in a folder of its name.</summary>
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

    /// <summary>How long to wait for another process that installs the same.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The options of the environment: a folder in <c>PADDLE_OCR_HOME</c>, else in <c>paddle-ocr</c> of the user's cache
    /// folder (<c>%LOCALAPPDATA%</c>, <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>); <c>PADDLE_OCR_MIRROR</c>;
    /// <c>PADDLE_OCR_PROXY</c>; <c>PADDLE_OCR_OFFLINE</c>, <c>1</c> or <c>true</c>.
    /// </summary>
    /// <param name="kind">Name of the folder, such as <c>models</c>.</param>
    /// <exception cref="ArgumentException">A variable is not what it should be; the message names it.</exception>
    public static StoreOptions FromEnvironment(string kind) =>
        FromEnvironment(kind, Environment.GetEnvironmentVariable);

    internal static StoreOptions FromEnvironment(string kind, Func<string, string?> variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(kind);
        return new()
        {
            Folder = Path.Combine(CacheFolder.Find(variable), kind),
            Offline = Switch(variable, "PADDLE_OCR_OFFLINE"),
            Mirror = Address(variable, "PADDLE_OCR_MIRROR"),
            Proxy = Address(variable, "PADDLE_OCR_PROXY"),
        };
    }

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        Rule.Require(
            !string.IsNullOrWhiteSpace(Folder) && !Folder.Contains('\0'),
            nameof(Folder),
            Folder,
            "must be the path of a folder"
        );
        Rule.Require(
            Mirror is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
            nameof(Mirror),
            Mirror,
            "must be an address that begins with http:// or https://"
        );
        Rule.Require(
            Proxy is null or { IsAbsoluteUri: true, Scheme: "http" or "https" or "socks4" or "socks4a" or "socks5" },
            nameof(Proxy),
            Proxy,
            "must be an address that begins with http://, https:// or socks5://"
        );
        Rule.Require(Attempts is >= 1 and <= 20, nameof(Attempts), Attempts, "must be 1 to 20");
        Within(FirstPause, 0, 3600, nameof(FirstPause));
        Within(Patience, 0.001, 86_400, nameof(Patience));
        Within(LockPatience, 0, 86_400, nameof(LockPatience));
    }

    private static void Within(TimeSpan value, double least, double most, string property) =>
        Rule.Require(
            value.TotalSeconds >= least && value.TotalSeconds <= most,
            property,
            value,
            string.Create(CultureInfo.InvariantCulture, $"must be {least} to {most} seconds")
        );

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
