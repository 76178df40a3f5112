using PaddleInferenceNet.Cli.Input;
using PaddleInferenceNet.Cli.Output.Json;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Cli.Commands.Read;

/// <summary>
/// Loads and reads pictures, several at once where wanted, each on an engine of its own: the detection of one picture runs
/// beside the recognition of another, and decoding beside both.
/// </summary>
internal sealed class PictureReader : IDisposable
{
    private readonly OcrEngine[] _engines;

    /// <param name="engine">The first engine, which is owned from now on; the others share its weights.</param>
    /// <param name="atOnce">Pictures that are read at once, at least 1.</param>
    public PictureReader(OcrEngine engine, int atOnce) =>
        _engines = [engine, .. Enumerable.Range(1, atOnce - 1).Select(_ => engine.Clone())];

    /// <summary>Reads pictures.</summary>
    /// <returns>
    /// An outcome for each picture, in their order, to be disposed by the caller. As many pictures as engines are under way or
    /// wait for one before them; what is under way when the caller stops is cancelled and waited for.
    /// </returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IEnumerable<PictureOutcome> Read(
        IEnumerable<PictureFile> pictures,
        CancellationToken cancellationToken = default
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Queue<Task<PictureOutcome>> underWay = [];
        var started = 0;
        try
        {
            foreach (var picture in pictures)
            {
                cancellationToken.ThrowIfCancellationRequested();
                // Free again: the picture that it had before is the last one whose outcome was given.
                var engine = _engines[started++ % _engines.Length];
                underWay.Enqueue(Task.Run(() => ReadOne(picture, engine, stop.Token), CancellationToken.None));
                if (underWay.Count == _engines.Length)
                {
                    yield return underWay.Dequeue().GetAwaiter().GetResult();
                }
            }

            while (underWay.TryDequeue(out var next))
            {
                yield return next.GetAwaiter().GetResult();
            }
        }
        finally
        {
            stop.Cancel();
            foreach (var left in underWay)
            {
                DisposeOutcome(left);
            }
        }
    }

    public void Dispose()
    {
        foreach (var engine in _engines)
        {
            engine.Dispose();
        }
    }

    private static PictureOutcome ReadOne(PictureFile picture, OcrEngine engine, CancellationToken cancellationToken)
    {
        LoadedPicture? loaded = null;
        try
        {
            loaded = PictureInput.Load(picture, cancellationToken);
            var result = engine.Read(loaded.Image.View, cancellationToken);
            return new PictureOutcome(picture, loaded, PictureJson.From(picture.Name, result));
        }
        catch (Exception exception)
        {
            loaded?.Dispose();
            if (!Failure.IsOfOnePicture(exception))
            {
                throw;
            }

            return new PictureOutcome(picture, Loaded: null, Result: null, exception);
        }
    }

    // The first failure is the one that counts, and is on its way already.
    private static void DisposeOutcome(Task<PictureOutcome> task)
    {
        try
        {
            task.GetAwaiter().GetResult().Dispose();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) { }
    }
}
