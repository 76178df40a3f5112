using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaddleInferenceNet.Extensions.Queue;

namespace PaddleInferenceNet.Extensions.Health;

/// <summary>Fails while the queue would refuse a picture.</summary>
internal sealed class QueueReadyCheck(OcrQueue queue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var (depth, capacity) = (queue.Depth, queue.Capacity);
        var result =
            !queue.IsOpen ? HealthCheckResult.Unhealthy("The workers are not running.")
            : depth >= capacity ? HealthCheckResult.Unhealthy($"{depth} jobs wait, as many as may wait.")
            : HealthCheckResult.Healthy($"{depth} of {capacity} places of the queue are taken.");
        return Task.FromResult(result);
    }
}
