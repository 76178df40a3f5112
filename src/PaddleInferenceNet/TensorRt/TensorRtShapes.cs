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
            string[] inputs;
            using (var predictor = Predictor.Create(collecting, logger))
            {
                inputs = [.. predictor.Inputs.Select(input => input.Name)];
                run(predictor);
            }

            MergeInto(path, recorded, inputs);
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

    /// <summary>Takes over what the library wrote when the predictor was released. Of a full disk it says nothing.</summary>
    /// <exception cref="PaddleException">The file is absent, or has not all inputs.</exception>
    /// <exception cref="InvalidDataException">One of the files is damaged, or they are of different models.</exception>
    internal static void MergeInto(string path, string recorded, IEnumerable<string> inputs)
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
        if (inputs.Except(shapes.Names, StringComparer.Ordinal).FirstOrDefault() is { } missing)
        {
            throw new PaddleException(
                PaddleErrorCode.SettingNotTaken,
                nameof(Collect),
                $"'{PaddleLibrary.Path}' recorded no shapes of the input '{missing}': nothing was run, or the disk of '{path}' is full."
            );
        }

        (File.Exists(path) ? ShapeRangeFile.Read(path).Merge(shapes) : shapes).Write(path);
    }
}
