using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Extensions.Queue;

namespace PaddleInferenceNet.Extensions.Health;

/// <summary>Fails where a worker has ended or hangs in its job.</summary>
internal sealed class WorkersAliveCheck(OcrWorkers workers, OcrQueue queue, IOptions<PaddleOcrOptions> options)
    : IHealthCheck
{
    /// <summary>Work ends between two stages, so a little after the limit; by this much of it, something hangs.</summary>
    private const int Patience = 3;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var limit = options.Value.ReadTimeout * Patience;
        var busy = workers.LongestBusy;
        var result =
            busy > limit ? HealthCheckResult.Unhealthy($"A worker has been busy for {busy.TotalSeconds:0} s.")
            : queue.IsOpen && !workers.AreAlive ? HealthCheckResult.Unhealthy("A worker has ended.")
            : HealthCheckResult.Healthy();
        return Task.FromResult(result);
    }
}
