using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>Opens the store of the user.</summary>
internal static class ModelStores
{
    /// <summary>Opens the store in a folder; null for that of the environment.</summary>
    /// <exception cref="CommandException">A variable of the environment is not what it should be.</exception>
    public static ModelStore Open(string? folder = null)
    {
        try
        {
            var options = ModelStoreOptions.FromEnvironment();
            return new ModelStore(folder is null ? options : options with { Folder = folder });
        }
        catch (ArgumentException exception)
        {
            throw CommandException.WrongUsage(exception.Message, exception);
        }
    }
}
