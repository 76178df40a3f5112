using Microsoft.AspNetCore.Diagnostics;

namespace PaddleInferenceNet.Service.Errors;

/// <summary>Turns what an endpoint throws into an answer.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client has left, of which the failure is the consequence, and nobody reads an answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = Problems.Describe(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            ServiceLog.RequestFailed(logger, httpContext.Request.Path, exception);
        }

        await Problems.WriteAsync(httpContext, problem).ConfigureAwait(false);
        return true;
    }
}
