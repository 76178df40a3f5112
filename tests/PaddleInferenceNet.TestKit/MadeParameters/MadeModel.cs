using System.Text.Json;

namespace PaddleInferenceNet.TestKit;

/// <summary>A published network whose real weights are not at hand, with made ones, as a model folder.</summary>
public static class MadeModel
{
    /// <summary>Writes program and parameters of a row of the shared graphs; where those are absent the running test is skipped.</summary>
    /// <param name="row">Name of the row, such as <c>ch_ppocr_server_v2.0_rec</c>.</param>
    /// <param name="folder">Where the model's folder, named after the row, is made.</param>
    /// <returns>Path of the model's folder.</returns>
    public static string Write(string row, string folder)
    {
        var source = SharedData.Require("graphs", row);
        var program = File.ReadAllBytes(Path.Combine(source, "inference.pdmodel"));
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(source, "golden.json")));
        var gain = golden.RootElement.TryGetProperty("filter_gain", out var value)
            ? value.GetDouble()
            : MadeParameters.DefaultFilterGain;

        var model = Directory.CreateDirectory(Path.Combine(folder, row)).FullName;
        File.WriteAllBytes(Path.Combine(model, "inference.pdmodel"), program);
        File.WriteAllBytes(Path.Combine(model, "inference.pdiparams"), MadeParameters.Make(program, gain));
        return model;
    }
}
