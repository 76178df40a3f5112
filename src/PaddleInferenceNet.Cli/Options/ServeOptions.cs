using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Cli.Options;

/// <summary>How <c>serve</c> is to run. What is null is left to the configuration.</summary>
internal sealed record ServeOptions
{
    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string? Urls { get; init; }

    /// <summary>Configuration file in JSON.</summary>
    public string? Config { get; init; }

    /// <summary>File or folder of the native library.</summary>
    public string? Library { get; init; }

    /// <summary>The level to log from.</summary>
    public LogLevel? Level { get; init; }

    /// <summary>The settings of the service that these are.</summary>
    public string[] Settings()
    {
        (string Name, string? Value)[] settings =
        [
            ("urls", Urls),
            ("PaddleOcr:LibraryPath", Library),
            ("Logging:LogLevel:Default", Level?.ToString()),
            ("Logging:LogLevel:Microsoft.AspNetCore", Level?.ToString()),
        ];
        return
        [
            .. settings
                .Where(setting => setting.Value is not null)
                .Select(setting => $"--{setting.Name}={setting.Value}"),
        ];
    }
}
