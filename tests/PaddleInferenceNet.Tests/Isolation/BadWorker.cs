using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>A worker that does what no worker may do; the environment says what.</summary>
internal static class BadWorker
{
    public const string Variable = "PADDLE_TEST_WORKER";

    public static int Run(TextReader description)
    {
        var fault = Enum.Parse<WorkerFault>(Environment.GetEnvironmentVariable(Variable)!);
        var path = description.ReadLine()!;
        var secret = description.ReadLine()!;
        if (fault == WorkerFault.DoesNotCall)
        {
            // The host's end is not seen here, so this one ends by itself some time.
            Thread.Sleep(TimeSpan.FromMinutes(1));
            return 1;
        }

        if (fault == WorkerFault.EndsBeforeItCalls)
        {
            return 3;
        }

        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        using MessageStream stream = new(socket);
        MessageWriter writer = new();
        var version = MessageStream.Version + (fault == WorkerFault.OtherVersion ? 1 : 0);
        var said = fault == WorkerFault.WrongSecret ? secret[1..] + "0" : secret;
        stream.Send(writer.Begin(MessageKind.Hello).Int32(version).Bytes(Encoding.ASCII.GetBytes(said)));
        try
        {
            while (stream.Receive() is var question && question != MessageKind.Close)
            {
                Answer(fault, question, socket, stream, writer);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The host has had enough.
        }

        return 0;
    }

    private static void Answer(
        WorkerFault fault,
        MessageKind question,
        Socket socket,
        MessageStream stream,
        MessageWriter writer
    )
    {
        switch (fault)
        {
            case WorkerFault.NeverAnswers:
                return;
            case WorkerFault.EndsAtLoad:
                Console.Error.WriteLine("there is no such operator");
                Environment.Exit(3);
                return;
            case WorkerFault.AnswersOtherwise:
                stream.Send(writer.Begin(MessageKind.Done));
                return;
            case WorkerFault.CountsTooMuch:
                stream.Send(writer.Begin(MessageKind.Loaded).Text("library").Int32(int.MaxValue));
                return;
            case WorkerFault.AnnouncesTooMuch:
                var header = new byte[MessageWriter.HeaderLength];
                BinaryPrimitives.WriteInt32LittleEndian(header, int.MaxValue);
                socket.Send(header);
                return;
        }

        switch (question)
        {
            case MessageKind.Load:
                writer.Begin(MessageKind.Loaded).Text("library");
                TensorInfoMessage.Write(writer, [new TensorInfo("x", [-1, 3], TensorElementType.Float32)]);
                TensorInfoMessage.Write(writer, [new TensorInfo("y", [-1, 3], TensorElementType.Float32)]);
                stream.Send(writer.Int32(0));
                return;
            case MessageKind.Run:
                var rank = fault == WorkerFault.RanksTooHigh ? 200 : 2;
                writer.Begin(MessageKind.Ran).Byte((byte)TensorElementType.Float32).Byte((byte)rank);
                var dimension = fault == WorkerFault.ShapesNegative ? -3 : 1 << 20;
                stream.Send(writer.Int32(dimension).Int32(dimension));
                return;
            default:
                stream.Send(writer.Begin(MessageKind.Done));
                return;
        }
    }
}
