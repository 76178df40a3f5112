using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Service.Configuration;
using PaddleInferenceNet.Service.Errors;

namespace PaddleInferenceNet.Service.Requests;

/// <summary>Reads pictures and options out of a request, within the limits of the configuration.</summary>
internal sealed class UploadReader(IOptionsMonitor<ServiceOptions> options, IOptions<PaddleOcrOptions> ocr)
{
    public const string Form = "multipart/form-data";
    public const string AnyFile = "application/octet-stream";
    public const string LanguageOption = "language";
    public const string MinScoreOption = "minScore";

    private const int LongestOption = 1024;

    /// <summary>Content types of a body that is one picture; what the bytes are is decided by the bytes.</summary>
    public static FrozenSet<string> PictureTypes { get; } =
        FrozenSet.Create(
            StringComparer.OrdinalIgnoreCase,
            "image/png",
            "image/jpeg",
            "image/bmp",
            "image/gif",
            "image/tiff",
            "image/webp",
            AnyFile
        );

    /// <summary>Reads a request.</summary>
    /// <exception cref="RequestException">It has no picture, too many, or is of another type.</exception>
    /// <exception cref="BadHttpRequestException">It is too long, or not what its head says.</exception>
    public async Task<Upload> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        var isForm = string.Equals(type, Form, StringComparison.OrdinalIgnoreCase);
        if (request.Headers.ContentEncoding.Count > 0 || !isForm && (type is null || !PictureTypes.Contains(type)))
        {
            throw Unsupported(request);
        }

        return isForm
            ? await ReadFormAsync(request, cancellationToken).ConfigureAwait(false)
            : await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static RequestException Unsupported(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        return new RequestException(
            StatusCodes.Status415UnsupportedMediaType,
            encoding.Count > 0
                ? $"The content encoding is '{encoding}'; pictures are sent as they are."
                : $"The content type is '{request.ContentType}'; it must be {Form} or that of a picture: {string.Join(", ", PictureTypes)}."
        );
    }

    private async Task<Upload> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var wanted = Wanted(request.Query);
        // The server ends a body that is longer than the limit.
        using MemoryStream body = new((int)Math.Min(request.ContentLength ?? 0, options.CurrentValue.MaxBodyBytes));
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new Upload([Picture("", body.GetBuffer().AsMemory(0, (int)body.Length))], wanted);
    }

    private async Task<Upload> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limits = options.CurrentValue;
        FormOptions formOptions = new()
        {
            // The whole body is bounded, so that it may stay in memory instead of going to disk.
            MemoryBufferThreshold = limits.MaxBodyBytes,
            MultipartBodyLengthLimit = limits.MaxBodyBytes,
            ValueCountLimit = limits.MaxPictures + 16,
            ValueLengthLimit = LongestOption,
            KeyLengthLimit = LongestOption,
        };
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(formOptions, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                $"The form cannot be read: {exception.Message}"
            );
        }

        if (form.Files.Count == 0)
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                "The form has no file. Send pictures as parts with a file name, such as: curl -F pictures=@page.png"
            );
        }

        if (form.Files.Count > limits.MaxPictures)
        {
            throw new RequestException(
                StatusCodes.Status413PayloadTooLarge,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The form has {form.Files.Count} files; {limits.MaxPictures} pictures are accepted."
                )
            );
        }

        var wanted = Wanted(request.Query, form);
        List<UploadedPicture> pictures = [];
        foreach (var file in form.Files)
        {
            var bytes = new byte[file.Length];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
            pictures.Add(Picture(Path.GetFileName(file.FileName), bytes));
        }

        return new Upload(pictures, wanted);
    }

    private UploadedPicture Picture(string name, ReadOnlyMemory<byte> file)
    {
        var most = ocr.Value.Limits.MaxFileBytes;
        return file.Length <= most
            ? new UploadedPicture(name, file)
            : throw new RequestException(
                StatusCodes.Status413PayloadTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"'{name}' has {file.Length} bytes; {most} are accepted.")
            );
    }

    private static OcrRequest Wanted(IQueryCollection query, IFormCollection? form = null)
    {
        var language = Option(LanguageOption);
        var minScore = Option(MinScoreOption);
        if (!double.TryParse(minScore ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                $"{MinScoreOption} is '{minScore}'; it must be a number from 0 to 1."
            );
        }

        return new OcrRequest { Language = language, MinScore = score };

        string? Option(string name)
        {
            var values = form?[name] is { Count: > 0 } inForm ? inForm : query[name];
            return StringValues.IsNullOrEmpty(values) ? null : values[0];
        }
    }
}
