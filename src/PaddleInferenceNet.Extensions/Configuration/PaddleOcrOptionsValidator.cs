using System.Globalization;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Extensions.Configuration;

/// <summary>Checks the options; every failure names property, value and rule.</summary>
internal sealed class PaddleOcrOptionsValidator : IValidateOptions<PaddleOcrOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, PaddleOcrOptions options)
    {
        ValidateOptionsResultBuilder failures = new();
        Within(failures, options.Workers, 1, 256, nameof(options.Workers));
        Within(failures, options.QueueCapacity, 1, 10_000, nameof(options.QueueCapacity));
        Within(failures, options.QueueTimeout, Shortest, Longest, nameof(options.QueueTimeout));
        Within(failures, options.ReadTimeout, Shortest, Longest, nameof(options.ReadTimeout));
        Try(failures, nameof(options.Reading), options.Reading.Validate);
        Try(failures, nameof(options.Limits), options.Limits.Validate);
        CheckLanguages(failures, options);
        return failures.Build();
    }

    private static void CheckLanguages(ValidateOptionsResultBuilder failures, PaddleOcrOptions options)
    {
        HashSet<string> codes = [];
        for (var i = 0; i < options.Languages.Count; i++)
        {
            var language = options.Languages[i];
            var place = string.Create(CultureInfo.InvariantCulture, $"{nameof(options.Languages)}:{i}");
            Try(
                failures,
                place,
                () =>
                {
                    var code = ModelCatalogue.Default.FindLanguage(language.Language).Code;
                    if (!codes.Add(code))
                    {
                        throw new ArgumentException($"Language is '{language.Language}', which is there already.");
                    }

                    if (language.Folder.Length > 0 && language.Version.Length > 0)
                    {
                        throw new ArgumentException(
                            $"Folder is '{language.Folder}' and Version is '{language.Version}'; a folder has the version it has, leave one empty."
                        );
                    }

                    if (language.Folder.Length == 0)
                    {
                        ModelCatalogue.Default.Select(
                            code,
                            language.Version is { Length: > 0 } version ? version : null
                        );
                    }
                }
            );
        }
    }

    private static void Within<T>(ValidateOptionsResultBuilder failures, T value, T least, T most, string property)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            failures.AddError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Path(property)} is {value}; it must be {least} to {most}."
                )
            );
        }
    }

    private static void Try(ValidateOptionsResultBuilder failures, string part, Action check)
    {
        try
        {
            check();
        }
        catch (Exception exception) when (exception is ArgumentException or UnknownModelException)
        {
            failures.AddError($"{Path(part)}: {exception.Message}");
        }
    }

    private static string Path(string property) => $"{PaddleOcrOptions.Section}:{property}";
}
