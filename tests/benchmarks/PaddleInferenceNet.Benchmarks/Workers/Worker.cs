using System.Diagnostics;
using System.Text.Json;
using PaddleInferenceNet.Benchmarks.Engines;
using PaddleInferenceNet.Measuring;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Benchmarks.Workers;

/// <summary>
/// The inside of a worker process: it answers requests, one JSON line each, until its input ends. A process loads one
/// library only, so each engine lives in a process of its own and they take turns.
/// </summary>
internal sealed class Worker(EngineKind kind) : IDisposable
{
    private const double MegaByte = 1024 * 1024;

    private readonly EngineKind _kind = kind;
    private IEngine? _engine;
    private (OcrEngine Engine, string Key)? _reader;

    public void Serve(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            WorkerReply reply;
            try
            {
                reply = Answer(JsonSerializer.Deserialize(line, WorkerJson.Default.WorkerRequest)!);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                reply = new WorkerReply(Error: exception.Message);
            }

            output.WriteLine(JsonSerializer.Serialize(reply, WorkerJson.Default.WorkerReply));
            output.Flush();
        }
    }

    public void Dispose()
    {
        _engine?.Dispose();
        _reader?.Engine.Dispose();
    }

    private WorkerReply Answer(WorkerRequest request) =>
        request.Command switch
        {
            "load" => Load(request),
            "run" => Run(request),
            "read" => Read(request),
            "memory" => new WorkerReply(
                PeakMb: ProcessMemory.PeakBytes / MegaByte,
                ResidentMb: ProcessMemory.ResidentBytes / MegaByte
            ),
            _ => new WorkerReply(Error: $"There is no command '{request.Command}'."),
        };

    private WorkerReply Load(WorkerRequest request)
    {
        _engine?.Dispose();
        var started = Stopwatch.GetTimestamp();
        _engine =
            _kind == EngineKind.OnnxRuntime
                ? new OnnxEngine(request.Model!, request.Threads)
                : new PaddleEngine(request.Model!, request.Threads);
        return new WorkerReply([Stopwatch.GetElapsedTime(started).TotalMilliseconds], _engine.Description);
    }

    private WorkerReply Run(WorkerRequest request)
    {
        var engine = _engine ?? throw new InvalidOperationException("No network is loaded.");
        engine.Prepare(request.Shape!);
        var times = new double[request.Runs];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            engine.Run();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return new WorkerReply(times);
    }

    private WorkerReply Read(WorkerRequest request)
    {
        var reader = Reader(request);
        List<Image> pictures = [.. request.Pictures!.Select(file => ImageDecoder.Decode(File.ReadAllBytes(file)))];
        List<string> texts = [];
        var started = Stopwatch.GetTimestamp();
        foreach (var picture in pictures)
        {
            texts.AddRange(reader.Read(picture.View).Lines.Select(line => line.Text));
        }

        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        pictures.ForEach(picture => picture.Dispose());
        return new WorkerReply([elapsed], Texts: [.. texts]);
    }

    private OcrEngine Reader(WorkerRequest request)
    {
        var key = $"{request.Model} {request.Threads} {request.Parity}";
        if (_reader is { } present && present.Key == key)
        {
            return present.Engine;
        }

        _reader?.Engine.Dispose();
        var options = (request.Parity ? OcrOptions.Parity : OcrOptions.Default) with
        {
            Threads = request.Threads,
            Mkldnn = true,
        };
        _reader = (OcrEngine.Create(OcrModels.FromDirectory(request.Model!), options), key);
        return _reader.Value.Engine;
    }
}
