using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Service.Tests.Support;

/// <summary>The service on a free port of the loopback address, with the models of the repository.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private RunningService(WebApplication app)
    {
        App = app;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Starts a service.</summary>
    /// <param name="settings">Settings beyond those of the tests, in the form <c>Section:Name=value</c>.</param>
    public static async Task<RunningService> StartAsync(params string[] settings)
    {
        TestLibrary.RequireInProcess();
        var models = RepositoryRoot.Combine("third_party", "models");
        string[] all =
        [
            "urls=http://127.0.0.1:0",
            "PaddleOcr:Workers=2",
            "PaddleOcr:Languages:0:Language=ch",
            $"PaddleOcr:Languages:0:Folder={models}",
            "PaddleOcr:Languages:1:Language=en",
            $"PaddleOcr:Languages:1:Folder={models}",
            .. settings,
        ];
        var app = OcrService.Build(
            [.. all.Select(setting => $"--{setting}")],
            builder => builder.Logging.ClearProviders()
        );
        await app.StartAsync();
        return new RunningService(app);
    }

    /// <summary>The sum of a metric over all of its tags; 0 where it was not measured.</summary>
    public async Task<double> MetricAsync(string name) =>
        (await Client.GetStringAsync(new Uri("metrics", UriKind.Relative)))
            .Split('\n')
            .Where(line => line.StartsWith($"{name}{{", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture));

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Sends a picture as the body of a request.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string path,
        byte[] picture,
        string type = "image/png",
        CancellationToken cancellationToken = default
    )
    {
        ByteArrayContent content = new(picture);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
    }

    /// <summary>Sends pictures as files of a form.</summary>
    public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, byte[] File)[] pictures)
    {
        MultipartFormDataContent form = [];
        foreach (var (name, file) in pictures)
        {
            form.Add(new ByteArrayContent(file), "pictures", name);
        }

        return Client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }
}
