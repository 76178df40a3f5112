using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Extensions.Tests;

/// <summary>Networks in worker processes, as the configuration asks for.</summary>
internal sealed class IsolationTests
{
    [Test]
    public void Options_FromConfiguration_ReachTheEngines()
    {
        using var host = TestHost.Build(("Reading:Isolation", "Process"), ("Reading:Worker:MemoryCeilingMb", "900"));

        var reading = host.Services.GetRequiredService<IOptions<PaddleOcrOptions>>().Value.Reading;

        Assert.That(reading.Isolation, Is.EqualTo(PredictorIsolation.Process));
        Assert.That(reading.Worker.MemoryCeilingMb, Is.EqualTo(900));
        Assert.That(OcrOptions.Default.Worker.MemoryCeilingMb, Is.Zero);
        Assert.That(OcrOptions.Default.Isolation, Is.EqualTo(PredictorIsolation.None));
    }

    [Test, Category("Model"), Category("Native")]
    public async Task ReadAsync_WorkersKilled_ReadsTheSame()
    {
        await using var host = await TestHost.StartAsync(("Workers", "1"), ("Reading:Isolation", "Process"));
        var before = await host.Engine.ReadAsync(TestHost.Menu);
        var workers = Children();
        Assert.That(workers, Is.Not.Empty);

        foreach (var worker in workers)
        {
            worker.Kill();
            await worker.WaitForExitAsync();
            worker.Dispose();
        }

        var after = await host.Engine.ReadAsync(TestHost.Menu);
        Assert.That(after.Lines, Is.EqualTo(before.Lines).And.Not.Empty);
    }

    // The worker processes of this one.
    private static List<Process> Children()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("Reads the parents of processes from /proc.");
        }

        return
        [
            .. Process
                .GetProcesses()
                .Where(process =>
                    File.Exists($"/proc/{process.Id}/stat") && ParentOf(process.Id) == Environment.ProcessId
                ),
        ];
    }

    private static int ParentOf(int id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            var afterName = status[(status.LastIndexOf(')') + 2)..];
            return int.Parse(afterName.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}
