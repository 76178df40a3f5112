using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Service.Errors;

/// <summary>The one place that says what a failure means for a client.</summary>
internal static class Problems
{
    /// <summary>What a client is told of a failure; nothing of the inside of the service.</summary>
    public static Problem Describe(Exception exception) =>
        exception switch
        {
            RequestException refused => new Problem(refused.Status, refused.Message),
            OcrRequestException => new Problem(StatusCodes.Status400BadRequest, exception.Message),
            BadHttpRequestException bad => new Problem(bad.StatusCode, bad.Message),
            ImageFormatException => new Problem(StatusCodes.Status422UnprocessableEntity, exception.Message),
            OcrQueueFullException full => new Problem(
                StatusCodes.Status429TooManyRequests,
                full.Message,
                full.RetryAfter
            ),
            OcrUnavailableException later => new Problem(
                StatusCodes.Status503ServiceUnavailable,
                later.Message,
                later.RetryAfter
            ),
            _ => new Problem(
                StatusCodes.Status500InternalServerError,
                "The picture could not be read because of a fault of the service, which is in its log."
            ),
        };

    /// <summary>The failure as application/problem+json.</summary>
    public static ProblemHttpResult ToResult(HttpContext context, Problem problem)
    {
        if (problem.RetryAfter is { } pause)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
        }

        return TypedResults.Problem(
            new ProblemDetails
            {
                Status = problem.Status,
                Detail = problem.Detail,
                Instance = context.Request.Path,
                Extensions = { ["traceId"] = context.TraceIdentifier },
            }
        );
    }

    /// <summary>Answers with a failure.</summary>
    public static Task WriteAsync(HttpContext context, Problem problem) =>
        ToResult(context, problem).ExecuteAsync(context);
}
