using PaddleInferenceNet.Service.Endpoints;
using PaddleInferenceNet.Service.Hosting;

namespace PaddleInferenceNet.Service;

/// <summary>The HTTP service: text recognition, its documentation, health, metrics, and a page for people.</summary>
public static class OcrService
{
    /// <summary>Makes the service, which listens on the loopback address unless configuration or environment say otherwise.</summary>
    /// <param name="args">Settings in the form <c>--Section:Name=value</c>, such as <c>--urls=http://127.0.0.1:8080</c>.</param>
    /// <param name="configure">Changes the builder after it was set up; null for no change.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Host.UseSystemd().UseWindowsService();
        builder.AddOcrService();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseOcrService();
        app.MapOcrEndpoints();
        app.MapOperations();
        return app;
    }
}
