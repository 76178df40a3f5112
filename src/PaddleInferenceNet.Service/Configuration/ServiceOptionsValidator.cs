using System.Globalization;
using Microsoft.Extensions.Options;

namespace PaddleInferenceNet.Service.Configuration;

/// <summary>Checks the options; every failure names property, value and rule.</summary>
internal sealed class ServiceOptionsValidator : IValidateOptions<ServiceOptions>
{
    private const int HashDigits = 64;

    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        ValidateOptionsResultBuilder failures = new();
        Within(failures, options.MaxBodyBytes, 1024, 1024 * 1024 * 1024, nameof(options.MaxBodyBytes));
        Within(failures, options.MaxPictures, 1, 1000, nameof(options.MaxPictures));
        Within(failures, options.MaxConcurrentRequests, 1, 10_000, nameof(options.MaxConcurrentRequests));
        Within(
            failures,
            options.RequestTimeout,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromHours(1),
            nameof(options.RequestTimeout)
        );
        Within(
            failures,
            options.ShutdownTimeout,
            TimeSpan.Zero,
            TimeSpan.FromHours(1),
            nameof(options.ShutdownTimeout)
        );
        for (var i = 0; i < options.ApiKeys.Count; i++)
        {
            Check(
                failures,
                options.ApiKeys[i],
                string.Create(CultureInfo.InvariantCulture, $"{nameof(options.ApiKeys)}:{i}")
            );
        }

        return failures.Build();
    }

    // A value that is no hash may be the key itself, so it is not repeated.
    private static void Check(ValidateOptionsResultBuilder failures, ApiKeyOptions key, string place)
    {
        if (string.IsNullOrWhiteSpace(key.Name))
        {
            failures.AddError($"{Path(place)}:{nameof(key.Name)} is empty; it must name the client.");
        }

        if (key.Sha256.Length != HashDigits || !key.Sha256.All(char.IsAsciiHexDigit))
        {
            failures.AddError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Path(place)}:{nameof(key.Sha256)} has {key.Sha256.Length} characters; it must be the SHA-256 of the key in {HashDigits} hexadecimal digits."
                )
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

    private static string Path(string property) => $"{ServiceOptions.Section}:{property}";
}
