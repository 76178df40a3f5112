using System.Diagnostics.CodeAnalysis;

namespace PaddleInferenceNet.Extensions;

/// <summary>What became of one picture of several: a value or a failure.</summary>
/// <typeparam name="T">What is asked for each picture.</typeparam>
public sealed record OcrOutcome<T>
{
    private OcrOutcome(int index, TimeSpan wait, T? value, Exception? failure)
    {
        Index = index;
        Wait = wait;
        Value = value;
        Failure = failure;
    }

    /// <summary>Place of the picture among those of the call, from 0.</summary>
    public int Index { get; }

    /// <summary>Time it waited for a worker.</summary>
    public TimeSpan Wait { get; }

    /// <summary>What was asked for; default where it failed.</summary>
    public T? Value { get; }

    /// <summary>Why it failed: an <see cref="Ocr.ImageFormatException"/>, <see cref="OcrUnavailableException"/> or <see cref="PaddleException"/>.</summary>
    public Exception? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    internal static OcrOutcome<T> Success(int index, T value, TimeSpan wait) => new(index, wait, value, null);

    internal static OcrOutcome<T> Failed(int index, Exception failure, TimeSpan wait = default) =>
        new(index, wait, default, failure);
}
