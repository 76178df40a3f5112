using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using PaddleInferenceNet.Interop;

namespace PaddleInferenceNet;

/// <summary>The worker's side: answers the questions of its host, one at a time and all on one thread.</summary>
internal sealed unsafe class WorkerServer : IDisposable
{
    private readonly MessageStream _stream;
    private readonly WorkerInbox _inbox;
    private readonly MessageWriter _writer = new();
    private readonly Dictionary<int, SharedMemory> _memory = [];
    private readonly int[] _dimensions = new int[MessageReader.MaxRank];
    private LocalRunner? _runner;
    private InputPort[] _inputs = [];
    private OutputPort[] _outputs = [];
    private int[] _shape = new int[MessageReader.MaxRank];

    private WorkerServer(MessageStream stream)
    {
        _stream = stream;
        _inbox = new WorkerInbox(stream);
    }

    /// <summary>Works for the host that is described in two lines: the path of its socket, and a secret.</summary>
    /// <returns>The exit code: 0 after the host's farewell, 1 without a host.</returns>
    public static int Run(TextReader description)
    {
        const int NoHost = 1;
        if (description.ReadLine() is not { } path || description.ReadLine() is not { } secret)
        {
            return NoHost;
        }

        // They go to all processes of a terminal or a service. The host decides, and the worker follows its end.
        using var interrupt = Ignore(PosixSignal.SIGINT);
        using var quit = Ignore(PosixSignal.SIGQUIT);
        using var terminate = Ignore(PosixSignal.SIGTERM);
        using var hangUp = Ignore(PosixSignal.SIGHUP);
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            return NoHost;
        }
        finally
        {
            WorkerListener.Remove(path);
        }

        using MessageStream stream = new(socket);
        using WorkerServer server = new(stream);
        try
        {
            server.Serve(secret);
            return 0;
        }
        catch (SocketException)
        {
            // The host went away in the middle of an answer.
            return NoHost;
        }
    }

    public void Dispose()
    {
        foreach (var port in _inputs.Concat<IDisposable>(_outputs).Concat(_memory.Values))
        {
            port.Dispose();
        }

        _runner?.Dispose();
        _inbox.Dispose();
    }

    private static PosixSignalRegistration Ignore(PosixSignal signal) =>
        PosixSignalRegistration.Create(signal, context => context.Cancel = true);

    private void Serve(string secret)
    {
        _stream.Send(
            _writer.Begin(MessageKind.Hello).Int32(MessageStream.Version).Bytes(Encoding.ASCII.GetBytes(secret))
        );
        _inbox.Start();
        while (_inbox.Take() is var (kind, content) && kind != MessageKind.Close)
        {
            try
            {
                Answer(kind, new MessageReader(content));
            }
            catch (Exception exception)
            {
                ErrorMessage.Write(_writer, exception);
            }

            _stream.Send(_writer);
        }
    }

    private void Answer(MessageKind kind, MessageReader question)
    {
        switch (kind)
        {
            case MessageKind.Load:
                Load(question);
                break;
            case MessageKind.Map:
                Map(question);
                break;
            case MessageKind.Run:
                RunModel(question);
                break;
            case MessageKind.Fetch:
                Fetch(question);
                break;
            case MessageKind.ReadLod:
                _writer.Begin(MessageKind.Lod).Levels(_outputs[question.Int32()].ReadLod());
                break;
            case MessageKind.Clear:
                _runner!.ClearIntermediateTensors();
                _writer.Begin(MessageKind.Done);
                break;
            case MessageKind.Shrink:
                _writer.Begin(MessageKind.Shrunk).Int64((long)_runner!.TryShrinkMemory());
                break;
            default:
                throw new InvalidDataException($"The host asked a question of kind {(byte)kind}.");
        }
    }

    private void Load(MessageReader question)
    {
        var settings = WorkerSettings.FromBytes(question.Bytes());
        var model = ReadModel(question.Text(), question.Int64(), question.Int64());
        var config = model is null ? settings.Config : settings.Config with { Model = model };
        LibraryLoader.Configure(settings.Library, settings.ApplicationFolder);
        WarningCollector warnings = new();
        _runner = PredictorFactory.Create(config, config.Model.Open(), warnings);
        _inputs = [.. _runner.Inputs.Select((_, i) => _runner.OpenInput(i))];
        _outputs = [.. _runner.Outputs.Select((_, i) => _runner.OpenOutput(i))];
        LoadedAnswer.Write(_writer, _runner, warnings.Warnings);
    }

    private static ModelSource? ReadModel(string address, long programLength, long parametersLength)
    {
        if (address.Length == 0)
        {
            return null;
        }

        using var memory = SharedMemory.Open(address, programLength + parametersLength);
        ReadOnlySpan<byte> program = new(memory.Pointer, checked((int)programLength));
        ReadOnlySpan<byte> parameters = new(memory.Pointer + programLength, checked((int)parametersLength));
        return ModelSource.FromMemory(program.ToArray(), parameters.ToArray());
    }

    private void Map(MessageReader question)
    {
        var (slot, length, address) = (question.Int32(), question.Int64(), question.Text());
        var memory = SharedMemory.Open(address, length);
        if (_memory.Remove(slot, out var former))
        {
            former.Dispose();
        }

        _memory.Add(slot, memory);
        _writer.Begin(MessageKind.Done);
    }

    private void RunModel(MessageReader question)
    {
        var number = question.Int64();
        for (var i = 0; i < _inputs.Length; i++)
        {
            var type = question.ElementType();
            var shape = _dimensions.AsSpan(0, question.Shape(_dimensions));
            var levels = question.Levels();
            _inputs[i].Reshape(shape);
            _inputs[i].CopyFrom(type, Elements(i, type, shape));
            if (levels.Length > 0)
            {
                _inputs[i].SetLod(levels);
            }
        }

        _inbox.RunCancellable(number, _runner!.Run);
        _writer.Begin(MessageKind.Ran);
        foreach (var output in _outputs)
        {
            var rank = output.ReadShape(ref _shape);
            _writer.Byte((byte)(sbyte)output.ElementType).Shape(_shape.AsSpan(0, rank));
        }
    }

    private void Fetch(MessageReader question)
    {
        var index = question.Int32();
        var type = question.ElementType();
        var rank = _outputs[index].ReadShape(ref _shape);
        _outputs[index].CopyTo(type, Elements(_inputs.Length + index, type, _shape.AsSpan(0, rank)));
        _writer.Begin(MessageKind.Done);
    }

    // The memory of a tensor, which must hold all its elements.
    private byte* Elements(int slot, TensorElementType type, ReadOnlySpan<int> shape)
    {
        long bytes = TensorAccess.SizeOf(type);
        foreach (var dimension in shape)
        {
            bytes = checked(bytes * dimension);
        }

        var memory = _memory[slot];
        return bytes <= memory.Length
            ? memory.Pointer
            : throw new InvalidDataException($"A tensor of {bytes} bytes does not fit its memory of {memory.Length}.");
    }
}
