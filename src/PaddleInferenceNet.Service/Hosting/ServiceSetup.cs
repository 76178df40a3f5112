using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Service.Authentication;
using PaddleInferenceNet.Service.Configuration;
using PaddleInferenceNet.Service.Errors;
using PaddleInferenceNet.Service.Requests;

namespace PaddleInferenceNet.Service.Hosting;

/// <summary>Services and middleware.</summary>
internal static class ServiceSetup
{
    public static void AddOcrService(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddOptions<ServiceOptions>()
            .Bind(
                builder.Configuration.GetSection(ServiceOptions.Section),
                binder => binder.ErrorOnUnknownConfiguration = true
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>();
        services.AddPaddleOcr(builder.Configuration);
        services.AddSingleton<UploadReader>();

        services.AddProblemDetails();
        services.AddExceptionHandler<FailureHandler>();
        // Without the part that keeps keys for cookies on disk, which keys of clients have no use for.
        services.AddAuthenticationCore(authentication =>
        {
            authentication.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
            authentication.DefaultScheme = ApiKeyHandler.SchemeName;
        });
        services.AddWebEncoders();
        services.AddTransient<ApiKeyHandler>();
        services.AddAuthorization();
        services.AddRateLimiter();
        services.AddRequestTimeouts();
        services
            .AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>()
            .Configure<IOptions<ServiceOptions>>((limiter, service) => Limits.Configure(limiter, service.Value));
        services
            .AddOptions<Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutOptions>()
            .Configure<IOptions<ServiceOptions>>((timeouts, service) => Limits.Configure(timeouts, service.Value));
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<ServiceOptions>>(
                (host, service) => host.ShutdownTimeout = service.Value.ShutdownTimeout
            );
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServiceOptions>>(Configure);

        services.AddOpenApi(Documentation.Document, Documentation.Configure);
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("paddle-ocr-service"))
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(
                        OcrTelemetry.Name,
                        "Microsoft.AspNetCore.Hosting",
                        "Microsoft.AspNetCore.Server.Kestrel",
                        "System.Runtime"
                    )
                    .AddPrometheusExporter()
            );
    }

    public static void UseOcrService(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UsePage();
        app.UseDocumentationPage();
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.Lifetime.ApplicationStarted.Register(() => WarnIfOpenToEveryone(app));
    }

    private static void Configure(KestrelServerOptions kestrel, IOptions<ServiceOptions> service)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = service.Value.MaxBodyBytes;
    }

    private static void WarnIfOpenToEveryone(WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value.ApiKeys.Count > 0)
        {
            return;
        }

        var addresses =
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses.Where(address => !IsLoopback(address)))
        {
            ServiceLog.OpenToEveryone(app.Logger, address);
        }
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
