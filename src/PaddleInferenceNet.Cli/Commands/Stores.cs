using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Opens the stores of the user.</summary>
internal static class Stores
{
    /// <summary>Opens the store of models in a folder; null for that of the environment.</summary>
    /// <exception cref="CommandException">A variable of the environment is not what it should be.</exception>
    public static ModelStore Models(string? folder = null) =>
        Open(ModelStore.FolderName, folder, options => new ModelStore(options));

    /// <summary>Opens the store of native libraries in a folder; null for that of the environment.</summary>
    /// <exception cref="CommandException">A variable of the environment is not what it should be.</exception>
    public static NativeStore Natives(string? folder = null) =>
        Open(NativeStore.FolderName, folder, options => new NativeStore(options));

    private static T Open<T>(string kind, string? folder, Func<StoreOptions, T> open)
    {
        try
        {
            var options = StoreOptions.FromEnvironment(kind);
            return open(folder is null ? options : options with { Folder = folder });
        }
        catch (ArgumentException exception)
        {
            throw CommandException.WrongUsage(exception.Message, exception);
        }
    }
}
