using System.Collections.Immutable;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Extensions.Queue;

/// <summary>The languages of the configuration, and where their models come from.</summary>
internal sealed class LanguageTable
{
    /// <summary>Language of the models that come with the program.</summary>
    private const string Bundled = "ch";

    private readonly ImmutableArray<LanguageOptions> _options;

    public LanguageTable(PaddleOcrOptions options)
    {
        _options = [.. options.Languages];
        Languages = _options.IsEmpty
            ? [Describe(new LanguageOptions { Language = Bundled })]
            : [.. _options.Select(Describe)];
    }

    /// <summary>The languages, the default one first.</summary>
    public ImmutableArray<OcrLanguage> Languages { get; }

    /// <summary>The code of a loaded language; null stands for the default one.</summary>
    /// <exception cref="OcrRequestException">It is not loaded, or no language.</exception>
    public string Find(string? word)
    {
        if (word is null)
        {
            return Languages[0].Code;
        }

        string code;
        try
        {
            code = ModelCatalogue.Default.FindLanguage(word).Code;
        }
        catch (UnknownModelException exception)
        {
            throw new OcrRequestException(exception.Message, exception);
        }

        return Languages.Any(language => language.Code == code)
            ? code
            : throw new OcrRequestException(
                $"{nameof(OcrRequest.Language)} is '{word}', whose models are not loaded; loaded are {string.Join(", ", Languages.Select(language => language.Code))}."
            );
    }

    /// <summary>The models of every language by its code, fetched where they are published ones that are not on this machine.</summary>
    /// <exception cref="PaddleException">A model could not be fetched, or there are none with the program.</exception>
    public async Task<Dictionary<string, OcrModels>> GetModelsAsync(CancellationToken cancellationToken)
    {
        if (_options.IsEmpty)
        {
            return new() { [Languages[0].Code] = OcrModels.FindDefault() };
        }

        using ModelStore store = new();
        Dictionary<string, OcrModels> models = [];
        for (var i = 0; i < _options.Length; i++)
        {
            var set = await GetSetAsync(_options[i], store, cancellationToken).ConfigureAwait(false);
            models.Add(Languages[i].Code, Replace(set, _options[i]));
        }

        return models;
    }

    private static Task<OcrModels> GetSetAsync(
        LanguageOptions language,
        ModelStore store,
        CancellationToken cancellationToken
    ) =>
        language.Folder.Length > 0
            ? Task.FromResult(OcrModels.FromDirectory(language.Folder))
            : OcrModels.ForAsync(
                language.Language,
                NullIfEmpty(language.Version),
                store,
                cancellationToken: cancellationToken
            );

    private static OcrModels Replace(OcrModels set, LanguageOptions language)
    {
        var models = language.Recognition.Length > 0 ? set.WithRecognition(language.Recognition) : set;
        return models with
        {
            DetectionModel = Source(language.Detection) ?? models.DetectionModel,
            OrientationModel = Source(language.Orientation) ?? models.OrientationModel,
            Dictionary = NullIfEmpty(language.Dictionary) is { } path
                ? DictionarySource.FromFile(path)
                : models.Dictionary,
        };
    }

    private static OcrLanguage Describe(LanguageOptions language)
    {
        var entry = ModelCatalogue.Default.FindLanguage(language.Language);
        var version =
            language.Folder.Length > 0
                ? null
                : ModelCatalogue.Default.Select(entry.Code, NullIfEmpty(language.Version)).Version;
        return new OcrLanguage(entry.Code, entry.Name, version);
    }

    private static ModelSource? Source(string path) => path.Length > 0 ? ModelSource.FromPath(path) : null;

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
