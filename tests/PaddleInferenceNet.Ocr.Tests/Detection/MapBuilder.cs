using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Imaging;

namespace PaddleInferenceNet.Ocr.Tests.Detection;

/// <summary>A probability map of zeros on which rectangles are set.</summary>
internal sealed class MapBuilder(int width, int height)
{
    private readonly float[] _values = new float[width * height];

    public MapBuilder Fill(int left, int top, int right, int bottom, float value)
    {
        for (var y = top; y <= bottom; y++)
        {
            _values.AsSpan(y * width + left, right - left + 1).Fill(value);
        }

        return this;
    }

    public MapBuilder Set(int x, int y, float value) => Fill(x, y, x, y, value);

    /// <summary>The outlines found, of a picture as large as given or as the map, as text.</summary>
    public string[] Process(DetectionOptions options, int? pictureWidth = null, int? pictureHeight = null)
    {
        using var postprocessor = new DbPostprocessor(options);
        var (toWidth, toHeight) = (pictureWidth ?? width, pictureHeight ?? height);
        return
        [
            .. postprocessor
                .Process(Map, new MapScale(width, height, toWidth, toHeight), toWidth, toHeight)
                .Select(region => string.Concat(region.Outline.Select(corner => $"({corner.X},{corner.Y})"))),
        ];
    }

    public ProbabilityMap Map => new(_values, width, height);
}
