using System.Globalization;

namespace PaddleInferenceNet.Tests.Golden;

/// <summary>
/// The networks of PaddleOCR's lists in every form in which they are stored, with parameters that are made where the real
/// ones could not be had, against outputs recorded from the official engine.
/// </summary>
[Category("Model")]
internal sealed class GraphGoldenTests : NativeFixture
{
    [Test]
    public void SharedData_HoldsRows()
    {
        SharedData.Require("graphs");
        Assert.That(GraphRow.Names, Has.Count.GreaterThan(20));
    }

    [TestCaseSource(typeof(GraphRow), nameof(GraphRow.Names))]
    public void Run_EveryForm_GivesRecordedOutputs(string name)
    {
        var row = GraphRow.Open(name);
        PortableLevel.SkipKnownMiss(row.Cases);
        var parameters = row.ReadParameters();
        List<float[]> first = [];
        foreach (var form in row.Forms.Where(form => form.CanBeRead))
        {
            var outputs = RunAll(row, form, parameters);
            for (var i = 0; i < first.Count; i++)
            {
                var context = $"{row.Cases[i]}, {form.Name} against {row.Forms[0].Name}";
                TensorComparer.AssertClose(first[i], outputs[i], absolute: 0, context: context);
            }

            first = first.Count == 0 ? outputs : first;
        }
    }

    private static List<float[]> RunAll(GraphRow row, GraphForm form, byte[] parameters)
    {
        using var predictor = Predictor.Create(
            new PaddleConfig
            {
                Model = ModelSource.FromMemory(form.ReadProgram(), parameters),
                Threads = 2,
                Mkldnn = false,
            }
        );
        List<float[]> outputs = [];
        foreach (var item in row.Cases)
        {
            using var input = predictor.GetInput();
            using var output = predictor.GetOutput();
            input.Reshape(item.InputShape);
            input.CopyFrom(item.MakeInput());
            predictor.Run();
            Assert.That(output.Shape.ToArray(), Is.EqualTo(item.OutputShape), $"{item}, {form.Name}");
            outputs.Add(output.GetSpan<float>().ToArray());
            var difference = item.AssertOutput(outputs[^1], form.Name);
            TestContext.Out.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{item}, {form.Name}: largest difference {difference:G3}")
            );
        }

        return outputs;
    }
}
