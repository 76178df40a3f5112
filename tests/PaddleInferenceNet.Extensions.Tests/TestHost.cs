using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PaddleInferenceNet.Extensions.Tests;

/// <summary>A host with the models of the repository.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private TestHost(IHost host) => Host = host;

    public IHost Host { get; }

    public IOcrEngine Engine => Service<IOcrEngine>();

    public static string Models { get; } = RepositoryRoot.Combine("third_party", "models");

    public static byte[] Menu { get; } =
        File.ReadAllBytes(RepositoryRoot.Combine("tests", "data", "pictures", "menu.png"));

    /// <summary>A picture without text, which is read fast.</summary>
    public static byte[] Blank { get; } = PngFile.Grey(64, 64);

    /// <summary>Starts a host; skips the running test where there is no native library.</summary>
    public static async Task<TestHost> StartAsync(params (string Name, string Value)[] settings)
    {
        TestLibrary.RequireInProcess();
        var host = Build(settings);
        await host.StartAsync();
        return new TestHost(host);
    }

    /// <summary>A host that is not started, and so needs no native library.</summary>
    public static IHost Build(params (string Name, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["PaddleOcr:Workers"] = "2",
                ["PaddleOcr:Languages:0:Language"] = "ch",
                ["PaddleOcr:Languages:0:Folder"] = Models,
            }
        );
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => $"PaddleOcr:{setting.Name}", setting => (string?)setting.Value)
        );
        builder.Logging.ClearProviders();
        builder.Services.AddPaddleOcr(builder.Configuration);
        return builder.Build();
    }

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
    }
}
