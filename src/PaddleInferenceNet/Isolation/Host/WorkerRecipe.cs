using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>What every worker of a model is told, the first as well as those that take its place.</summary>
internal sealed unsafe class WorkerRecipe
{
    private readonly byte[] _settings;
    private readonly byte[] _program = [];
    private readonly byte[] _parameters = [];

    public WorkerRecipe(PaddleConfig config)
    {
        Options = config.Worker;
        ForwardsErrors = config.NativeLogging;
        Model = config.Model.ToString();
        if (config.Model is MemoryModelSource memory)
        {
            // Its owner may change it once the first predictor is there.
            _program = memory.Program.ToArray();
            _parameters = memory.Parameters.ToArray();
        }

        var library = LibraryLoader.Options;
        WorkerSettings settings = new(
            config with
            {
                Isolation = PredictorIsolation.None,
            },
            library with
            {
                Path = library.Path is { } path ? Path.GetFullPath(path) : null,
                SearchFolders = [.. library.SearchFolders.Select(folder => Path.GetFullPath(folder))],
            },
            AppContext.BaseDirectory
        );
        _settings = settings.ToBytes();
    }

    public WorkerOptions Options { get; }

    public bool ForwardsErrors { get; }

    /// <summary>The model in words.</summary>
    public string Model { get; }

    /// <summary>Starts a worker that has loaded the model; its last answer says what it has.</summary>
    /// <exception cref="PaddleException">The worker failed, or the model cannot be loaded.</exception>
    public WorkerProcess Start()
    {
        var worker = WorkerProcess.Start(Options, ForwardsErrors);
        try
        {
            using var memory = ShareModel();
            worker
                .Writer.Begin(MessageKind.Load)
                .Bytes(_settings)
                .Text(memory?.Address ?? "")
                .Int64(_program.Length)
                .Int64(_parameters.Length);
            worker.Ask(nameof(Predictor.Create), MessageKind.Loaded, Options.LoadTimeout);
            return worker;
        }
        catch
        {
            worker.Kill();
            throw;
        }
    }

    private SharedMemory? ShareModel()
    {
        var length = (long)_program.Length + _parameters.Length;
        if (length == 0)
        {
            return null;
        }

        var memory = SharedMemory.Create(length);
        _program.CopyTo(new Span<byte>(memory.Pointer, _program.Length));
        _parameters.CopyTo(new Span<byte>(memory.Pointer + _program.Length, _parameters.Length));
        return memory;
    }
}
