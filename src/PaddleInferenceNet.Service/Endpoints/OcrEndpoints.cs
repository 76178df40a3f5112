using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Service.Configuration;
using PaddleInferenceNet.Service.Errors;
using PaddleInferenceNet.Service.Hosting;
using PaddleInferenceNet.Service.Requests;
using PaddleInferenceNet.Service.Responses;

namespace PaddleInferenceNet.Service.Endpoints;

/// <summary>The endpoints under <c>/v1</c>.</summary>
internal static class OcrEndpoints
{
    public static void MapOcrEndpoints(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").RequireAuthorization().ProducesProblem(StatusCodes.Status401Unauthorized);
        group
            .MapGet("/models", Models)
            .WithName("models")
            .WithSummary("What is loaded: languages, limits, library")
            .WithTags("Models");
        group
            .MapPictures("/ocr", ReadAsync)
            .WithName("ocr")
            .WithSummary("Finds and reads the text of pictures")
            .Produces<PicturesResponse<ReadPicture>>(StatusCodes.Status200OK, "application/json", "text/plain");
        group
            .MapPictures("/detect", DetectAsync)
            .WithName("detect")
            .WithSummary("Finds the text lines of pictures without reading them")
            .Produces<PicturesResponse<DetectPicture>>();
        group
            .MapPictures("/recognize", RecognizeAsync)
            .WithName("recognize")
            .WithSummary("Reads pictures of one line each")
            .Produces<PicturesResponse<RecognizePicture>>();
    }

    private static RouteHandlerBuilder MapPictures(this RouteGroupBuilder group, string path, Delegate handler) =>
        group
            .MapPost(path, handler)
            .WithTags("Pictures")
            .WithMetadata(TakesPictures.Instance)
            .RequireRateLimiting(Limits.Policy)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ReadAsync(
        HttpRequest request,
        [FromServices] UploadReader reader,
        [FromServices] IOcrEngine engine,
        [FromQuery] string? format,
        CancellationToken cancellationToken
    )
    {
        if (format is not (null or "json" or "text"))
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                $"format is '{format}'; it must be json or text."
            );
        }

        var pictures = await AnswerAsync(
                request,
                reader,
                upload => engine.ReadBatchAsync(upload.Files, upload.Request, cancellationToken),
                ReadPicture.Of,
                cancellationToken
            )
            .ConfigureAwait(false);
        return format == "text"
            ? TypedResults.Text(string.Concat(pictures.Pictures.Select(picture => picture.Text)))
            : TypedResults.Ok(pictures);
    }

    private static async Task<Ok<PicturesResponse<DetectPicture>>> DetectAsync(
        HttpRequest request,
        [FromServices] UploadReader reader,
        [FromServices] IOcrEngine engine,
        CancellationToken cancellationToken
    )
    {
        var pictures = await AnswerAsync(
                request,
                reader,
                upload => engine.DetectBatchAsync(upload.Files, upload.Request, cancellationToken),
                DetectPicture.Of,
                cancellationToken
            )
            .ConfigureAwait(false);
        return TypedResults.Ok(pictures);
    }

    private static async Task<Ok<PicturesResponse<RecognizePicture>>> RecognizeAsync(
        HttpRequest request,
        [FromServices] UploadReader reader,
        [FromServices] IOcrEngine engine,
        CancellationToken cancellationToken
    )
    {
        var pictures = await AnswerAsync(
                request,
                reader,
                upload => engine.RecognizeAsync(upload.Files, upload.Request, cancellationToken),
                RecognizePicture.Of,
                cancellationToken
            )
            .ConfigureAwait(false);
        return TypedResults.Ok(pictures);
    }

    private static Ok<ModelsResponse> Models(
        [FromServices] IOcrEngine engine,
        [FromServices] IOptionsMonitor<ServiceOptions> service,
        [FromServices] IOptions<PaddleOcrOptions> ocr
    )
    {
        var (limits, pixels) = (service.CurrentValue, ocr.Value.Limits);
        return TypedResults.Ok(
            new ModelsResponse(
                [.. engine.Languages.Select((l, i) => new LanguageInfo(l.Code, l.Name, l.Version, IsDefault: i == 0))],
                new LimitsInfo(limits.MaxBodyBytes, limits.MaxPictures, pixels.MaxSide, pixels.MaxPixels),
                PaddleLibrary.Version
            )
        );
    }

    private static async Task<PicturesResponse<TPicture>> AnswerAsync<T, TPicture>(
        HttpRequest request,
        UploadReader reader,
        Func<Upload, Task<ImmutableArray<OcrOutcome<T>>>> ask,
        Func<string, OcrOutcome<T>, TPicture> describe,
        CancellationToken cancellationToken
    )
    {
        var upload = await reader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var outcomes = await ask(upload).ConfigureAwait(false);
        // A request of which nothing came is a failure as a whole, in particular that of its only picture.
        if (outcomes.FirstOrDefault(outcome => outcome.IsSuccess) is null)
        {
            throw outcomes[0].Failure!;
        }

        return new([.. outcomes.Select(outcome => describe(upload.Pictures[outcome.Index].Name, outcome))]);
    }
}
