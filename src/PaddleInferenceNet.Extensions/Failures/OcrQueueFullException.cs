using System.Globalization;

namespace PaddleInferenceNet.Extensions;

/// <summary>As many pictures wait as may wait.</summary>
public sealed class OcrQueueFullException : OcrUnavailableException
{
    internal OcrQueueFullException(int capacity, TimeSpan retryAfter)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{capacity} pictures wait, as many as may wait ({nameof(PaddleOcrOptions.QueueCapacity)}). Try again in {retryAfter.TotalSeconds:0} s."
            ),
            retryAfter
        ) => Capacity = capacity;

    /// <summary>Pictures that may wait.</summary>
    public int Capacity { get; }
}
