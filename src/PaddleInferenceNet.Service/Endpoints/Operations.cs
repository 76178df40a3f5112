using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaddleInferenceNet.Extensions;

namespace PaddleInferenceNet.Service.Endpoints;

/// <summary>The endpoints for those who run the service.</summary>
internal static class Operations
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapHealth("/health/live", OcrHealthTags.Live);
        app.MapHealth("/health/ready", OcrHealthTags.Ready);
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapOpenApi("/openapi/{documentName}.json");
    }

    private static void MapHealth(this WebApplication app, string path, string tag) =>
        app.MapHealthChecks(
            path,
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(tag), ResponseWriter = WriteAsync }
        );

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.Select(entry => new
                {
                    name = entry.Key,
                    status = entry.Value.Status.ToString(),
                    description = entry.Value.Description,
                }),
            },
            context.RequestAborted
        );
}
