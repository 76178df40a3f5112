using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet;

/// <summary>
/// The life of TensorRT shapes: collect them in a run of typical inputs, merge them with those of earlier runs, then use
/// the file. The first predictor that uses it builds the engines; with a cache folder later ones find them there.
/// </summary>
public static class TensorRtShapes
{
    /// <summary>Runs typical inputs without TensorRT, and records and merges the shapes into a file.</summary>
    /// <param name="config">The recipe; its TensorRT settings are kept for the result.</param>
    /// <param name="shapeFile">The file; where there is one already, it then covers the earlier shapes as well.</param>
    /// <param name="run">Writes inputs and calls <see cref="Predictor.Run()"/>, once for each typical shape.</param>
    /// <param name="logger">Gets load times and warnings; none by default.</param>
    /// <returns>The recipe that uses the file with TensorRT.</returns>
    /// <exception cref="PaddleException">The library did not record shapes.</exception>
    /// <exception cref="InvalidDataException">The existing file is damaged or of another model; it is left as it is.</exception>
    public static PaddleConfig Collect(
        PaddleConfig config,
        string shapeFile,
        Action<Predictor> run,
        ILogger<Predictor>? logger = null
    )
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentException.ThrowIfNullOrWhiteSpace(shapeFile);
        ArgumentNullException.ThrowIfNull(run);
        var path = Path.GetFullPath(shapeFile);
        var recorded = $"{path}.{Guid.NewGuid():N}.new";
        var collecting = config with
        {
            // The file is there once the predictor is released, which a worker does after its host went on.
            Isolation = PredictorIsolation.None,
            TensorRt = config.TensorRt with
            {
                Enabled = false,
                CollectShapes = true,
                ShapeFile = recorded,
                DynamicShapes = new Dictionary<string, ShapeRange>(StringComparer.Ordinal),
            },
        };
        try
        {
            using (var predictor = Predictor.Create(collecting, logger))
            {
                run(predictor);
            }

            MergeInto(path, recorded);
        }
        finally
        {
            File.Delete(recorded);
        }

        return config with
        {
            TensorRt = collecting.TensorRt with { Enabled = true, CollectShapes = false, ShapeFile = path },
        };
    }

    // The library writes when the predictor is released.
    private static void MergeInto(string path, string recorded)
    {
        if (!File.Exists(recorded))
        {
            throw new PaddleException(
                PaddleErrorCode.SettingNotTaken,
                nameof(Collect),
                $"'{PaddleLibrary.Path}' recorded no shapes; collecting them needs an official library from 2.2.1 on, and tensors of the predictor that are all disposed."
            );
        }

        var shapes = ShapeRangeFile.Read(recorded);
        (File.Exists(path) ? ShapeRangeFile.Read(path).Merge(shapes) : shapes).Write(path);
    }
}
