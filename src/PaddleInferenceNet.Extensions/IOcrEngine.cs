using System.Collections.Immutable;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Recognition;

namespace PaddleInferenceNet.Extensions;

/// <summary>Reads pictures on the workers of the host. For use from many threads at once.</summary>
/// <remarks>
/// Pictures are whole files in memory (PNG, JPEG, BMP, GIF, TIFF, WebP), which stay unchanged until the task ends. They wait in
/// one bounded queue; what the queue does not take is refused at once, so that load never becomes memory.
/// </remarks>
public interface IOcrEngine
{
    /// <summary>The languages that are loaded; the first one is used where none is named.</summary>
    ImmutableArray<OcrLanguage> Languages { get; }

    /// <summary>Finds and reads the text of one picture.</summary>
    /// <param name="picture">A picture file.</param>
    /// <param name="request">null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait, or the work between two of its stages.</param>
    /// <exception cref="OcrRequestException">The request is wrong; the message names value and rule.</exception>
    /// <exception cref="ImageFormatException">It is not a picture that can be read.</exception>
    /// <exception cref="OcrUnavailableException">The queue is full, the time is up, or the host is not running.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">A network failed.</exception>
    Task<OcrResult> ReadAsync(
        ReadOnlyMemory<byte> picture,
        OcrRequest? request = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads several pictures; one that fails leaves the others alone.</summary>
    /// <param name="pictures">Picture files.</param>
    /// <param name="request">null for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One outcome for each picture, in their order.</returns>
    /// <remarks>Only the first picture is refused when the queue is full; the others wait for a place.</remarks>
    /// <exception cref="OcrRequestException">The request is wrong.</exception>
    /// <exception cref="OcrUnavailableException">The queue did not take the first picture.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    Task<ImmutableArray<OcrOutcome<OcrResult>>> ReadBatchAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        OcrRequest? request = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads pictures as they come, and takes the next one when a worker is near: a long sequence needs little memory.</summary>
    /// <param name="pictures">Picture files; not asked for more than the workers can use.</param>
    /// <param name="request">null for the defaults.</param>
    /// <param name="cancellationToken">Ends the sequence.</param>
    /// <returns>One outcome for each picture, in their order, each as soon as it and those before it are done.</returns>
    /// <exception cref="OcrRequestException">The request is wrong.</exception>
    /// <exception cref="OperationCanceledException">The sequence was cancelled.</exception>
    IAsyncEnumerable<OcrOutcome<OcrResult>> ReadStreamAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> pictures,
        OcrRequest? request = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Finds the text lines of several pictures without reading them; otherwise as <see cref="ReadBatchAsync"/>.</summary>
    /// <inheritdoc cref="ReadBatchAsync"/>
    Task<ImmutableArray<OcrOutcome<DetectedPicture>>> DetectBatchAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> pictures,
        OcrRequest? request = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads pictures of one line each. They are one piece of work, so that the network takes them in batches.</summary>
    /// <param name="lines">Picture files.</param>
    /// <param name="request">null for the defaults; <see cref="OcrRequest.MinScore"/> does not count here.</param>
    /// <param name="cancellationToken">Ends the wait, or the work between two batches.</param>
    /// <returns>One outcome for each line, in their order.</returns>
    /// <exception cref="OcrRequestException">The request is wrong.</exception>
    /// <exception cref="OcrUnavailableException">The queue is full, the time is up, or the host is not running.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="PaddleException">A network failed.</exception>
    Task<ImmutableArray<OcrOutcome<RecognizedText>>> RecognizeAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> lines,
        OcrRequest? request = null,
        CancellationToken cancellationToken = default
    );
}
