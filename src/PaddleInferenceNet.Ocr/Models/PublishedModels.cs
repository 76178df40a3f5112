namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Makes a set of models out of entries of the catalogue.</summary>
internal static class PublishedModels
{
    public static async Task<OcrModels> GetAsync(
        ModelSelection selection,
        ModelStore store,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var detection = await FolderAsync(selection.Detection).ConfigureAwait(false);
        var orientation = await FolderAsync(selection.Orientation).ConfigureAwait(false);
        var recognition = await FolderAsync(selection.Recognition).ConfigureAwait(false);
        var settings = ModelSettings.Find(recognition);
        return new OcrModels
        {
            DetectionModel = ModelSource.FromDirectory(detection),
            OrientationModel = ModelSource.FromDirectory(orientation),
            RecognitionModel = ModelSource.FromDirectory(recognition),
            RecognitionHeight = settings?.RecognitionHeight ?? selection.Recognition.InputHeight,
            Dictionary =
                selection.Recognition.Dictionary is { } dictionary && settings is not { Characters.IsEmpty: false }
                    ? DictionarySource.Embedded(dictionary)
                    : DictionarySource.FromModel(recognition),
        };

        // Models that come with the program need no download.
        async Task<string> FolderAsync(ModelEntry model) =>
            ModelSetFolder.FindModel(model.Name, AppContext.BaseDirectory)
            ?? await store.GetAsync(model, progress, cancellationToken).ConfigureAwait(false);
    }
}
