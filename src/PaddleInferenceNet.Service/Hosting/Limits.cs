using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using PaddleInferenceNet.Service.Configuration;
using PaddleInferenceNet.Service.Errors;

namespace PaddleInferenceNet.Service.Hosting;

/// <summary>How many requests are in work, and for how long.</summary>
internal static class Limits
{
    /// <summary>Name of the policy for endpoints that take pictures.</summary>
    public const string Policy = "pictures";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Refuses, before their bodies are read, requests for which there is no memory.</summary>
    public static void Configure(RateLimiterOptions limiter, ServiceOptions options)
    {
        limiter.AddConcurrencyLimiter(
            Policy,
            concurrency =>
            {
                concurrency.PermitLimit = options.MaxConcurrentRequests;
                concurrency.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
                concurrency.QueueLimit = 0;
            }
        );
        limiter.OnRejected = (context, _) =>
            new ValueTask(
                Problems.WriteAsync(
                    context.HttpContext,
                    new Problem(
                        StatusCodes.Status429TooManyRequests,
                        $"{options.MaxConcurrentRequests} requests are in work, as many as may be.",
                        Pause
                    )
                )
            );
    }

    /// <summary>Ends requests that take too long.</summary>
    public static void Configure(RequestTimeoutOptions timeouts, ServiceOptions options) =>
        timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = options.RequestTimeout,
            WriteTimeoutResponse = context =>
                Problems.WriteAsync(
                    context,
                    new Problem(
                        StatusCodes.Status503ServiceUnavailable,
                        $"The request was not answered within {options.RequestTimeout.TotalSeconds:0} s.",
                        Pause
                    )
                ),
        };
}
