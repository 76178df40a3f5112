using PaddleInferenceNet.Ocr.Orientation;

namespace PaddleInferenceNet.Ocr.Tests.Orientation;

[Category("Model")]
internal sealed class OrientationClassifierTests
{
    private const int Height = 80;
    private const int Width = 160;

    private static readonly double[] Means = [0.485, 0.456, 0.406];
    private static readonly double[] Deviations = [0.229, 0.224, 0.225];

    // The classifiers of text lines take red first, as those of ImageNet, and a line that fills the input.
    [Test]
    public void Classify_TextLineModel_GivesWhatTheNetworkMakesOfRedGreenBlue()
    {
        using TemporaryFolder folder = new();
        PaddleConfig config = new()
        {
            Model = ModelSource.FromDirectory(MadeModel.Write("PP-LCNet_x0_25_textline_ori", folder.Path)),
        };
        using var line = Image.CopyOf(
            new ImageView(Pictures.Gradient(Width, Height), Width, Height, Width * ImageView.Channels)
        );

        using var classifier = OrientationClassifier.Create(config);
        var orientation = classifier.Classify([line]).Lines.Single();

        var probabilities = Probabilities(config, line.View);
        var winner = probabilities[1] > probabilities[0] ? 1 : 0;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(orientation.Angle, Is.EqualTo(180 * winner));
            Assert.That(orientation.Score, Is.EqualTo(probabilities[winner]).Within(1e-5));
        }
    }

    private static float[] Probabilities(PaddleConfig config, ImageView line)
    {
        var values = new float[ImageView.Channels * Height * Width];
        for (var i = 0; i < values.Length; i++)
        {
            var (channel, y, x) = (i / (Height * Width), i / Width % Height, i % Width);
            var level = line.Row(y)[(x * ImageView.Channels) + 2 - channel];
            values[i] = (float)(((level / 255.0) - Means[channel]) / Deviations[channel]);
        }

        using var predictor = Predictor.Create(config);
        using var input = predictor.GetInput();
        using var output = predictor.GetOutput();
        input.Reshape(1, ImageView.Channels, Height, Width);
        input.CopyFrom(values);
        predictor.Run();
        return output.GetSpan<float>().ToArray();
    }
}
