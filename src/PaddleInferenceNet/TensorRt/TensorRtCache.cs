using System.Security.Cryptography;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>
/// Where built engines are kept. An engine serves one model, release of the library, GPU and precision only, so each
/// combination has a folder of its own.
/// </summary>
public static class TensorRtCache
{
    private const int KeyBytes = 16;

    /// <summary>The folder for a recipe, made where it is not there yet.</summary>
    /// <param name="root">Folder of all caches.</param>
    /// <param name="config">The recipe: its model, precision, shapes and workspace are part of the key.</param>
    /// <param name="gpu">Name of the GPU with its driver, such as the vendor's tool prints it.</param>
    /// <returns>The full path, for <see cref="TensorRtOptions.CacheDirectory"/>.</returns>
    /// <exception cref="ModelFormatException">A model file is absent or unreadable.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static string FolderFor(string root, PaddleConfig config, string gpu)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        ArgumentNullException.ThrowIfNull(config);
        var folder = Path.Combine(Path.GetFullPath(root), Key(config, PaddleLibrary.Version, gpu));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>32 hexadecimal digits that differ for every model, library, GPU and setting that engines depend on.</summary>
    /// <param name="config">The recipe.</param>
    /// <param name="libraryVersion">What the library says of itself.</param>
    /// <param name="gpu">Name of the GPU with its driver.</param>
    /// <exception cref="ModelFormatException">A model file is absent or unreadable.</exception>
    public static string Key(PaddleConfig config, string libraryVersion, string gpu)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(libraryVersion);
        ArgumentException.ThrowIfNullOrWhiteSpace(gpu);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var model = config.Model.Open();
        Append(hash, SHA256.HashData(model.Program.Span));
        Append(hash, HashOfParameters(model));
        var options = config.TensorRt;
        string[] settings =
        [
            libraryVersion,
            gpu,
            options.Precision.ToString(),
            FormattableString.Invariant($"{options.WorkspaceMb} {options.MaxBatch} {options.MinSubgraph}"),
            FormattableString.Invariant($"{options.DisablePluginHalf} {options.VariableLength} {options.DlaCore}"),
            .. options
                .DynamicShapes.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => $"{entry.Key} {entry.Value}"),
            .. options.ExcludedOperators.Order(StringComparer.Ordinal),
        ];
        foreach (var setting in settings)
        {
            Append(hash, Encoding.UTF8.GetBytes(setting));
        }

        if (options.ShapeFile.Length > 0 && File.Exists(options.ShapeFile))
        {
            Append(hash, HashOfFile(options.ShapeFile));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, KeyBytes));
    }

    private static byte[] HashOfParameters(ModelFiles model) =>
        model.IsInMemory ? SHA256.HashData(model.Parameters.Span) : HashOfFile(model.ParametersPath);

    private static byte[] HashOfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return SHA256.HashData(stream);
    }

    // The length in front keeps "ab" + "c" apart from "a" + "bc".
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
