using System.Globalization;

namespace PaddleInferenceNet.Extensions;

/// <summary>What a caller may choose for one call.</summary>
public sealed record OcrRequest
{
    internal static OcrRequest Default { get; } = new();

    /// <summary>Code, name or other word of a loaded language; null for the first one.</summary>
    public string? Language { get; init; }

    /// <summary>Lines with a lower score are left out, 0 to 1; one below that of the configuration has no effect.</summary>
    public double MinScore { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="OcrRequestException">A value is out of its range; the message names it.</exception>
    public void Validate()
    {
        if (!(MinScore is >= 0 and <= 1))
        {
            throw new OcrRequestException(
                $"{nameof(MinScore)} is {MinScore.ToString(CultureInfo.InvariantCulture)}; it must be 0 to 1."
            );
        }
    }
}
