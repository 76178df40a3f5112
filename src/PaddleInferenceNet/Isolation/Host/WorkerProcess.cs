using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace PaddleInferenceNet;

/// <summary>One worker process and the conversation with it. Every way in which it can fail becomes a <see cref="WorkerException"/>.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CancelPatience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan IdleCheck = TimeSpan.FromSeconds(1);

    private readonly WorkerOptions _options;
    private readonly Process _process;
    private readonly StandardErrorTail _errors;
    private readonly Action _checkLimits;
    private MessageStream? _stream;
    private string _member = nameof(Start);
    private long _startedAt;
    private TimeSpan _limit;
    private long _memoryCheckedAt = Stopwatch.GetTimestamp();
    private long _cancelledAt;
    private volatile bool _isEnded;
    private CancellationToken _cancellation;

    private WorkerProcess(WorkerOptions options, Process process, bool forwardsErrors)
    {
        _options = options;
        _process = process;
        Id = process.Id;
        _checkLimits = CheckLimits;
        _errors = new StandardErrorTail(
            process.StandardError.BaseStream,
            forwardsErrors ? Console.OpenStandardError() : null
        );
        // What a library prints there must not mix with what the application prints.
        process.StandardOutput.Dispose();
    }

    /// <summary>Number of the process.</summary>
    public int Id { get; }

    /// <summary>The number of the last run, from 1.</summary>
    public long RunNumber { get; private set; }

    /// <summary>Message to be sent next.</summary>
    public MessageWriter Writer { get; } = new();

    /// <summary>Whether it waits for a question: it neither ended nor said anything unasked.</summary>
    public bool IsReady => !_isEnded && _stream!.IsQuiet;

    /// <summary>Whether it was ended, over a failure or a run that did not break off.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>Starts a worker and waits until it calls.</summary>
    /// <exception cref="WorkerException">It could not be started, ended, or is of another version.</exception>
    public static WorkerProcess Start(WorkerOptions options, bool forwardsErrors)
    {
        var start = WorkerProgram.StartInfo(options.Path);
        try
        {
            using WorkerListener listener = new();
            WorkerProcess worker = new(options, Process.Start(start)!, forwardsErrors);
            worker.Try(nameof(Start), options.LoadTimeout, () => worker.Meet(listener));
            return worker;
        }
        catch (Exception exception)
            when (exception
                    is Win32Exception
                        or SocketException
                        or IOException
                        or UnauthorizedAccessException
                        or ArgumentException
            )
        {
            throw new WorkerException(
                WorkerFailure.NotStarted,
                nameof(Start),
                $"The worker program '{start.FileName}' could not be started: {exception.Message}",
                inner: exception
            );
        }
    }

    /// <summary>Sends the message in <see cref="Writer"/> and waits for its answer.</summary>
    /// <param name="member">What is asked for, for the failure.</param>
    /// <param name="expected">The kind of a good answer.</param>
    /// <param name="limit">Longest wait.</param>
    /// <param name="cancellationToken">Breaks a run off.</param>
    /// <exception cref="WorkerException">The worker failed; it is gone.</exception>
    /// <exception cref="OperationCanceledException">The run was broken off; see <see cref="IsEnded"/>.</exception>
    public void Ask(string member, MessageKind expected, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        Exception? failure = null;
        Try(
            member,
            limit,
            () =>
            {
                _stream!.Send(Writer);
                var kind = _stream.Receive(_checkLimits);
                if (kind == MessageKind.Failed)
                {
                    var reader = _stream.Content;
                    failure = ErrorMessage.Read(ref reader);
                    reader.End();
                }
                else if (kind != expected)
                {
                    throw new InvalidDataException($"{expected} was expected, {(byte)kind} came");
                }
            },
            cancellationToken
        );
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>Begins the message of a run.</summary>
    public MessageWriter BeginRun() => Writer.Begin(MessageKind.Run).Int64(++RunNumber);

    /// <summary>Reads the content of the last answer.</summary>
    /// <exception cref="WorkerException">It is none; the worker is gone.</exception>
    public T Read<T>(AnswerReader<T> read)
    {
        try
        {
            var reader = _stream!.Content;
            var value = read(ref reader);
            reader.End();
            return value;
        }
        catch (InvalidDataException exception)
        {
            throw Refused(exception);
        }
    }

    /// <summary>Whether it holds more memory than it may; looked at once a second at most.</summary>
    public bool IsAboveCeiling()
    {
        var isDue = _options.MemoryCeilingMb > 0 && Stopwatch.GetElapsedTime(_memoryCheckedAt) > IdleCheck;
        return isDue && MemoryMb() > _options.MemoryCeilingMb;
    }

    /// <summary>Asks it to end and sees in the background that it does.</summary>
    public void Dispose()
    {
        try
        {
            _stream?.Send(Writer.Begin(MessageKind.Close));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It has ended already.
        }

        _stream?.Dispose();
        _ = Task.Run(End);
    }

    /// <summary>Ends it now.</summary>
    public void Kill()
    {
        _stream?.Dispose();
        End(TimeSpan.Zero);
    }

    private void Meet(WorkerListener listener)
    {
        listener.Introduce(_process.StandardInput);
        _stream = new MessageStream(listener.Accept(CheckStarted));
        var kind = _stream.Receive(_checkLimits);
        var hello = _stream.Content;
        var version = hello.Int32();
        if (kind != MessageKind.Hello || version != MessageStream.Version)
        {
            throw new InvalidDataException(
                $"it speaks version {version} of the protocol, this library speaks {MessageStream.Version}. Use worker and library of the same release"
            );
        }

        if (!CryptographicOperations.FixedTimeEquals(hello.Bytes(), Encoding.ASCII.GetBytes(listener.Secret)))
        {
            throw new InvalidDataException("it does not know the secret");
        }

        hello.End();
    }

    private void Try(string member, TimeSpan limit, Action talk, CancellationToken cancellationToken = default)
    {
        (_member, _limit, _cancellation, _cancelledAt) = (member, limit, cancellationToken, 0);
        _startedAt = Stopwatch.GetTimestamp();
        try
        {
            talk();
        }
        catch (InvalidDataException exception)
        {
            throw Refused(exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw Fail(WorkerFailure.Ended, "ended", exception);
        }
    }

    private WorkerException Refused(InvalidDataException exception) =>
        Fail(WorkerFailure.Protocol, $"was ended, as it gave an answer that is none: {exception.Message}", exception);

    private void CheckStarted()
    {
        if (_process.HasExited)
        {
            throw new EndOfStreamException();
        }

        CheckLimits();
    }

    private void CheckLimits()
    {
        if (Stopwatch.GetElapsedTime(_startedAt) > _limit)
        {
            throw Fail(WorkerFailure.TimedOut, $"did not answer within {_limit} and was ended", null);
        }

        if (_options.MemoryCeilingMb > 0 && MemoryMb() is var held && held > _options.MemoryCeilingMb)
        {
            throw Fail(
                WorkerFailure.MemoryExceeded,
                $"held {held} MiB, more than the {_options.MemoryCeilingMb} MiB of Worker.MemoryCeilingMb, and was ended",
                null
            );
        }

        if (_cancellation.IsCancellationRequested)
        {
            BreakOff();
        }
    }

    // An engine that can break a run off answers soon; one that cannot is ended.
    private void BreakOff()
    {
        if (_cancelledAt == 0)
        {
            _cancelledAt = Stopwatch.GetTimestamp();
            _stream!.Send(Writer.Begin(MessageKind.Cancel).Int64(RunNumber));
        }
        else if (Stopwatch.GetElapsedTime(_cancelledAt) > CancelPatience)
        {
            Kill();
            _cancellation.ThrowIfCancellationRequested();
        }
    }

    private long MemoryMb()
    {
        _memoryCheckedAt = Stopwatch.GetTimestamp();
        try
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
        catch (InvalidOperationException)
        {
            // It has just ended, which the connection tells.
            return 0;
        }
    }

    private WorkerException Fail(WorkerFailure failure, string what, Exception? inner)
    {
        _stream?.Dispose();
        var exitCode = End(failure == WorkerFailure.Ended ? ExitPatience : TimeSpan.Zero);
        var errors = _errors.Text(ExitPatience);
        var how = failure == WorkerFailure.Ended ? $" with {ExitText.Of(exitCode)}" : "";
        var words = errors.Length > 0 ? $" It wrote last:\n{ExitText.LastLines(errors)}" : "";
        return new WorkerException(
            failure,
            _member,
            $"The worker process {Id} {what}{how}.{words}",
            exitCode,
            errors,
            inner
        );
    }

    private void End() => End(ExitPatience);

    // Gives it time to end by itself, then kills it. Killing what has just ended does nothing.
    private int? End(TimeSpan patience)
    {
        _isEnded = true;
        try
        {
            if (!_process.WaitForExit(patience))
            {
                _process.Kill();
                _process.WaitForExit(ExitPatience);
            }

            return _process.HasExited ? _process.ExitCode : null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return null;
        }
        finally
        {
            _process.Dispose();
        }
    }

    /// <summary>Reads the content of an answer.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal delegate T AnswerReader<T>(ref MessageReader reader);
}
