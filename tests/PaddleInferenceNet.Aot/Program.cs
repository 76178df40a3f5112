using PaddleInferenceNet;
using PaddleInferenceNet.Ocr;

// Reads a picture and prints its lines: AOT MODELS PICTURE, with the folder of the default models.
using var engine = OcrEngine.Create(OcrModels.FromDirectory(args[0]));
using var picture = ImageDecoder.Decode(File.ReadAllBytes(args[1]));
foreach (var line in engine.Read(picture.View).Lines)
{
    Console.WriteLine(line.Text);
}
