using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Load;

/// <summary>The service as a process of its own, on a free port of the loopback address.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Resident memory in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Time of processors that it used.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it takes requests.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public static async Task<ServiceProcess> StartAsync(
        LoadPlan plan,
        string library,
        CancellationToken cancellationToken
    )
    {
        var name = OperatingSystem.IsWindows() ? "paddle-ocr-service.exe" : "paddle-ocr-service";
        ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, name), Settings(plan))
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PADDLE_INFERENCE_LIBRARY"] = library;
        // As the samples of the deployment set them, so that memory is level.
        start.Environment["DOTNET_GCgen0size"] = "200000";
        start.Environment["MALLOC_ARENA_MAX"] = "1";
        var process = Process.Start(start)!;
        try
        {
            return new ServiceProcess(process, await AddressAsync(process, cancellationToken));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string[] Settings(LoadPlan plan) =>
        [
            "--urls=http://127.0.0.1:0",
            Setting("PaddleOcr:Workers", plan.Workers),
            Setting("PaddleOcr:QueueCapacity", plan.Queue),
            Setting("PaddleOcr:QueueTimeout", LoadPlan.QueueTimeout),
            Setting("PaddleOcr:Languages:0:Language", "ch"),
            Setting("PaddleOcr:Languages:0:Folder", RepositoryRoot.Combine("third_party", "models")),
            Setting("Service:MaxConcurrentRequests", 2 * plan.Clients),
        ];

    private static string Setting(string name, object value) =>
        string.Create(CultureInfo.InvariantCulture, $"--{name}={value}");

    // The output is read to its end, so that the process never waits for a reader.
    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        var lines = Channel.CreateUnbounded<string>();
        process.OutputDataReceived += (_, line) =>
            _ = line.Data is null ? lines.Writer.TryComplete() : lines.Writer.TryWrite(line.Data);
        process.BeginOutputReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        List<string> seen = [];
        await foreach (var line in lines.Reader.ReadAllAsync(limit.Token))
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                return new Uri(line[(at + Listening.Length)..].Trim());
            }

            seen.Add(line);
        }

        throw new InvalidOperationException($"The service ended at its start:\n{string.Join('\n', seen)}");
    }
}
