using System.Globalization;
using PaddleInferenceNet;

// Runs a model of one float input of [1, 3] and prints its output: AOT PROGRAM PARAMETERS.
var config = new PaddleConfig { Model = ModelSource.FromFiles(args[0], args[1]), Mkldnn = false };
using var predictor = Predictor.Create(config);
using var input = predictor.GetInput();
using var output = predictor.GetOutput();
input.Reshape(1, 3);
input.CopyFrom([10f, 20f, 30f]);
predictor.Run();
Console.WriteLine(
    string.Join(' ', output.GetSpan<float>().ToArray().Select(value => value.ToString(CultureInfo.InvariantCulture)))
);
