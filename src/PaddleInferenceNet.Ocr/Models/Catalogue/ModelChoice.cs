namespace PaddleInferenceNet.Ocr.Models;

/// <summary>Which models go together for a language.</summary>
internal static class ModelChoice
{
    /// <summary>The classifier of all sets: later ones have another input.</summary>
    private const string Orientation = "ch_ppocr_mobile_v2.0_cls";

    // Versions to take when none is named: those that every library reads first, each group from the newest on.
    private static readonly string[] Preferred = ["v4", "v3", "v2", "v2.0", "v5", "v6-small"];

    /// <exception cref="UnknownModelException">There is no recogniser of the language in the version.</exception>
    public static ModelSelection Make(ModelCatalogue catalogue, LanguageEntry language, string? version)
    {
        var recognition = (version is null ? Preferred : [version])
            .Select(candidate => Recogniser(catalogue, language, candidate))
            .FirstOrDefault(model => model is not null);
        if (recognition is null)
        {
            throw Absent(catalogue, language, version);
        }

        return new ModelSelection(
            language,
            recognition.Version,
            Detector(catalogue, language, recognition.Version),
            Classifier(catalogue, recognition.Version),
            recognition
        );
    }

    private static ModelEntry? Recogniser(ModelCatalogue catalogue, LanguageEntry language, string version) =>
        Usable(catalogue, ModelTask.Recognition, version)
            // Of two that are alike, the one that was published later.
            .Reverse()
            .Where(model => Fit(model, language) < Fits.Other)
            .OrderBy(model => model.Format)
            .ThenBy(model => Fit(model, language))
            // The fewer languages, the more a model is made for this one.
            .ThenBy(model => model.Languages.Length)
            .FirstOrDefault();

    private static ModelEntry Detector(ModelCatalogue catalogue, LanguageEntry language, string version) =>
        Family(version)
            .SelectMany(member =>
                Usable(catalogue, ModelTask.Detection, member)
                    .OrderBy(model => Fit(model, language))
                    .ThenBy(model => model.Format)
                    .ThenBy(model => model.Languages.Length)
            )
            .First();

    private static ModelEntry Classifier(ModelCatalogue catalogue, string version) =>
        Usable(catalogue, ModelTask.Orientation, version).FirstOrDefault(model => model.Format == ModelFormat.Program)
        ?? catalogue.Find(Orientation);

    /// <summary>The version itself, the one that it is a variant of, and at last one that has a detector for everything.</summary>
    private static IEnumerable<string> Family(string version)
    {
        for (var end = version.Length; end > 0; end = version.LastIndexOf('-', end - 1))
        {
            yield return version[..end];
        }

        yield return Preferred[0];
    }

    private static IEnumerable<ModelEntry> Usable(ModelCatalogue catalogue, ModelTask task, string version) =>
        catalogue.Models.Where(model =>
            model.Task == task && model.Version == version && model.Format is (ModelFormat.Program or ModelFormat.Json)
        );

    private static Fits Fit(ModelEntry model, LanguageEntry language) =>
        model.IsFor(language.Code) ? Fits.Language
        : language.Group is { } group && model.IsFor(group) ? Fits.Group
        : model.IsFor("multilingual") || model.IsFor("any") ? Fits.All
        : Fits.Other;

    private static UnknownModelException Absent(ModelCatalogue catalogue, LanguageEntry language, string? version)
    {
        var versions = catalogue
            .Versions.Where(candidate => Recogniser(catalogue, language, candidate) is not null)
            .ToList();
        return new UnknownModelException(
            $"There is no recogniser of {language.Name} ('{language.Code}') in version '{version}'. "
                + $"It is read by {string.Join(", ", versions)}.",
            versions
        );
    }

    private enum Fits
    {
        Language,
        Group,
        All,
        Other,
    }
}
