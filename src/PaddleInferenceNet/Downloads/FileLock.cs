namespace PaddleInferenceNet;

/// <summary>A file that one process has open, alone. The system lets it go when the process ends, however that comes about.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock; null where another process keeps it for too long.</summary>
    /// <exception cref="IOException">The folder is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static async Task<IDisposable?> AcquireAsync(
        string path,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var end = DateTime.UtcNow + patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception)
                when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            {
                if (DateTime.UtcNow >= end)
                {
                    return null;
                }
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
