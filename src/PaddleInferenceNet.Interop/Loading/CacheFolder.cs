namespace PaddleInferenceNet.Interop;

/// <summary>The folder in which everything is kept that can be fetched again.</summary>
internal static class CacheFolder
{
    private const string Folder = "paddle-ocr";

    /// <summary>Finds it from environment variables; relative values of XDG variables are to be ignored by their specification.</summary>
    public static string Find(Func<string, string?> variable)
    {
        if (variable("PADDLE_OCR_HOME") is { Length: > 0 } home)
        {
            return Path.GetFullPath(home);
        }

        if (OperatingSystem.IsWindows())
        {
            var local = variable("LOCALAPPDATA") is { Length: > 0 } named
                ? named
                : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return Path.Combine(local, Folder);
        }

        if (variable("XDG_CACHE_HOME") is { Length: > 0 } cache && Path.IsPathRooted(cache))
        {
            return Path.Combine(cache, Folder);
        }

        var user = variable("HOME") is { Length: > 0 } directory
            ? directory
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(user, ".cache", Folder);
    }
}
