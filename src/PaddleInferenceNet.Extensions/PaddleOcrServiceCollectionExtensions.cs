using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Extensions.Configuration;
using PaddleInferenceNet.Extensions.Diagnostics;
using PaddleInferenceNet.Extensions.Health;
using PaddleInferenceNet.Extensions.Queue;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds text recognition to a host.</summary>
public static class PaddleOcrServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IOcrEngine"/> with its workers, health checks (tags <c>live</c> and <c>ready</c>), metrics and traces.
    /// Models are loaded when the host starts; a wrong option or an absent model keeps it from starting.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The configuration of the host, whose section <c>PaddleOcr</c> is taken, or a section.</param>
    /// <param name="configure">Changes the options after they were read; null for no change.</param>
    public static IServiceCollection AddPaddleOcr(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<PaddleOcrOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration as IConfigurationSection ?? configuration.GetSection(PaddleOcrOptions.Section);
        services
            .AddOptions<PaddleOcrOptions>()
            // A misspelt name would otherwise leave a default in its place.
            .Bind(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Configure(configure ?? (_ => { }))
            .ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<PaddleOcrOptions>, PaddleOcrOptionsValidator>()
        );

        services.AddLogging().AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<OcrMetrics>();
        services.TryAddSingleton<OcrQueue>();
        services.TryAddSingleton<OcrWorkers>();
        services.TryAddSingleton<IOcrEngine, QueuedOcrEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<OcrWorkers>());
        services
            .AddHealthChecks()
            .AddCheck<WorkersAliveCheck>("paddle-ocr-workers", tags: [OcrHealthTags.Live])
            .AddCheck<QueueReadyCheck>("paddle-ocr-queue", tags: [OcrHealthTags.Ready]);
        return services;
    }
}
