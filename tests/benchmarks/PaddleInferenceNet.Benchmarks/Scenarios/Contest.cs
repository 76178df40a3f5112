using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Benchmarks.Workers;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks.Scenarios;

/// <summary>The engines that take part, each in a worker process, and the scenarios they go through in turns.</summary>
internal sealed class Contest : IDisposable
{
    private readonly List<WorkerProcess> _workers = [];
    private readonly Dictionary<EngineKind, string?> _libraries;
    private readonly bool _quick;
    private readonly Action<string> _progress;

    /// <param name="libraries">The engines, each with its Paddle library; null for ONNX Runtime.</param>
    /// <param name="quick">Fewer rounds: for a look, not for figures to quote.</param>
    /// <param name="progress">Gets a line for each case.</param>
    public Contest(Dictionary<EngineKind, string?> libraries, bool quick, Action<string> progress)
    {
        _libraries = libraries;
        _quick = quick;
        _progress = progress;
    }

    /// <summary>Name and version of each engine that took part.</summary>
    public Dictionary<EngineKind, string> Descriptions { get; } = [];

    public IEnumerable<Measurement> Run()
    {
        var cases = _quick ? SteadyCase.All.Where(item => item.Shape[^1] <= 640 && item.Shape[0] == 1) : SteadyCase.All;
        foreach (var measurement in cases.Select(Steady))
        {
            yield return measurement;
        }

        yield return NewShapes(Network.Recognizer, width => [1, 3, 48, width], 200, 37, 10);
        yield return NewShapes(Network.Detector, width => [1, 3, 320, width], 256, 32, 6);
        yield return Load(Network.Recognizer);
        foreach (var measurement in Pictures())
        {
            yield return measurement;
        }
    }

    public void Dispose() => _workers.ForEach(worker => worker.Dispose());

    private void StartWorkers(int threads)
    {
        _workers.ForEach(worker => worker.Dispose());
        _workers.Clear();
        foreach (var (kind, library) in _libraries)
        {
            _workers.Add(new WorkerProcess(kind, library, threads));
        }
    }

    private Measurement Steady(SteadyCase item)
    {
        var workers = LoadEverywhere(item.Network, item.Threads);
        Rounds rounds = new();
        foreach (var worker in workers)
        {
            worker.Ask(new WorkerRequest("run", Shape: item.Shape, Runs: 2));
        }

        for (var round = 0; round < (_quick ? 5 : 9); round++)
        {
            foreach (var worker in workers)
            {
                var reply = worker.Ask(new WorkerRequest("run", Shape: item.Shape, Runs: item.Runs));
                rounds.Add(worker.Kind, reply.Milliseconds!.Min());
            }
        }

        return Report(rounds.ToMeasurement("One run", item.ToString()));
    }

    // The first run at a shape over a later run at the same shape, the median over shapes that were never seen before.
    private Measurement NewShapes(Network network, Func<int, int[]> shapeOf, int first, int step, int count)
    {
        Dictionary<EngineKind, double> ratios = [];
        foreach (var worker in LoadEverywhere(network, 1))
        {
            worker.Ask(new WorkerRequest("run", Shape: shapeOf(first - step), Runs: 3));
            var values = Enumerable
                .Range(0, count)
                .Select(i => worker.Ask(new WorkerRequest("run", Shape: shapeOf(first + (i * step)), Runs: 6)))
                .Select(reply => reply.Milliseconds![0] / reply.Milliseconds.Skip(1).Min());
            ratios[worker.Kind] = Rounds.Median(values);
        }

        return Report(Measurement.Of("First run at a new shape / later run", network.Name, "ratio", ratios));
    }

    private Measurement Load(Network network)
    {
        Rounds rounds = new();
        for (var round = 0; round < (_quick ? 3 : 5); round++)
        {
            foreach (var worker in Participants(network, 1))
            {
                rounds.Add(worker.Kind, worker.Ask(LoadRequest(worker, network, 1)).Milliseconds![0]);
            }
        }

        return Report(rounds.ToMeasurement("Loading a model", network.Name));
    }

    // In fresh processes, so that their memory is that of reading pictures alone.
    private IEnumerable<Measurement> Pictures()
    {
        const int Threads = 2;
        StartWorkers(Threads);
        string[] files = [.. Directory.EnumerateFiles(SharedData.Require("images")).Order(StringComparer.Ordinal)];
        var models = RepositoryRoot.Combine("third_party", "models");
        foreach (var parity in new[] { true, false })
        {
            Dictionary<EngineKind, double> perSecond = [];
            WorkerRequest request = new("read", models, Threads, Pictures: files, Parity: parity);
            List<WorkerProcess> workers = [.. _workers.Where(worker => worker.Kind != EngineKind.OnnxRuntime)];
            workers.ForEach(worker => worker.Ask(request));
            for (var round = 0; round < (_quick ? 1 : 3); round++)
            {
                foreach (var worker in workers)
                {
                    var seconds = worker.Ask(request).Milliseconds![0] / 1000;
                    var rate = files.Length / seconds;
                    perSecond[worker.Kind] = Math.Max(rate, perSecond.GetValueOrDefault(worker.Kind));
                }
            }

            var name = $"{files.Length} pictures, {Threads} threads, {(parity ? "Parity" : "Default")}";
            yield return Report(Measurement.Of("Whole pictures", name, "pictures/s", perSecond));
        }

        var memory = _workers
            .Where(worker => worker.Kind != EngineKind.OnnxRuntime)
            .ToDictionary(worker => worker.Kind, worker => worker.Ask(new WorkerRequest("memory")).PeakMb);
        yield return Report(Measurement.Of("Peak memory", "reading these pictures", "MB", memory));
    }

    private List<WorkerProcess> LoadEverywhere(Network network, int threads)
    {
        List<WorkerProcess> workers = [.. Participants(network, threads)];
        foreach (var worker in workers)
        {
            Descriptions[worker.Kind] = worker.Ask(LoadRequest(worker, network, threads)).Description!;
        }

        return workers;
    }

    private IEnumerable<WorkerProcess> Participants(Network network, int threads)
    {
        if (_workers.Any(worker => worker.Threads != threads) || _workers.Count == 0)
        {
            StartWorkers(threads);
        }

        return _workers.Where(worker => worker.Kind != EngineKind.OnnxRuntime || network.OnnxFile is not null);
    }

    private static WorkerRequest LoadRequest(WorkerProcess worker, Network network, int threads) =>
        new(
            "load",
            worker.Kind == EngineKind.OnnxRuntime
                ? SharedData.Require("peers", network.OnnxFile!)
                : SharedData.Require("models", network.PaddleFolder),
            threads
        );

    private Measurement Report(Measurement measurement)
    {
        var values = measurement.Values.Select(entry =>
            FormattableString.Invariant($"{entry.Key} {entry.Value:G4} {measurement.Unit}")
        );
        _progress($"{measurement.Group}: {measurement.Case}: {string.Join(", ", values)}");
        return measurement;
    }
}
