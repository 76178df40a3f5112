using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Ocr.Tests.Recognition;

[Category("Model")]
internal sealed class TextRecognizerTests
{
    // The recognisers of v2.0 squeeze a height of 32 to one step; with the 48 pixels of later ones they would fail.
    [TestCase(48)]
    [TestCase(32)]
    public void Recognize_ModelThatDeclaresItsHeight_IsGivenThatHeight(int heightOfOptions)
    {
        using TemporaryFolder folder = new();
        PaddleConfig config = new()
        {
            Model = ModelSource.FromDirectory(MadeModel.Write("ch_ppocr_mobile_v2.0_rec", folder.Path)),
        };
        var dictionary = CharacterSet.Load(RepositoryRoot.Combine("third_party", "models", "ppocr_keys_v1.txt"));
        using var line = Image.CopyOf(new ImageView(Pictures.Gradient(160, 40), 160, 40, 160 * ImageView.Channels));

        using var recognizer = TextRecognizer.Create(
            config,
            dictionary,
            RecognitionOptions.Parity with
            {
                Height = heightOfOptions,
            }
        );
        var text = recognizer.Recognize([line]).Lines.Single();

        Assert.That(text.Score, Is.GreaterThan(0).And.LessThanOrEqualTo(1));
    }
}
