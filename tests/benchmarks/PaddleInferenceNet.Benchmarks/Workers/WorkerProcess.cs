using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Measuring;

namespace PaddleInferenceNet.Benchmarks.Workers;

/// <summary>The outside of a worker process.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="kind">The engine that the worker holds.</param>
    /// <param name="library">The Paddle library for it to load; null for ONNX Runtime.</param>
    /// <param name="threads">
    /// Of each run. Official libraries hand the number that is configured to their BLAS only: oneDNN, which computes the
    /// convolutions, takes as many threads as OpenMP has, and that is all processors unless the environment says otherwise.
    /// </param>
    public WorkerProcess(EngineKind kind, string? library, int threads)
    {
        Kind = kind;
        Threads = threads;
        string[] arguments = library is null ? ["worker", $"{kind}"] : ["worker", $"{kind}", library];
        var start = OwnProgram.StartInfo(arguments);
        start.Environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
    }

    public EngineKind Kind { get; }

    public int Threads { get; }

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">The worker died or could not do it; the message says what it said.</exception>
    public WorkerReply Ask(WorkerRequest request)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, WorkerJson.Default.WorkerRequest));
        _process.StandardInput.Flush();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (!line.StartsWith('{'))
            {
                continue; // what a library prints on its own account
            }

            var reply = JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerReply)!;
            return reply.Error is null ? reply : throw new InvalidOperationException($"{Kind}: {reply.Error}");
        }

        _process.WaitForExit();
        throw new InvalidOperationException($"The worker of {Kind} ended with exit code {_process.ExitCode}.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
