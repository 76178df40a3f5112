using System.Collections.Immutable;

namespace PaddleInferenceNet;

/// <summary>A failure inside a worker as a message, so that the host throws what it would throw without a worker.</summary>
internal static class ErrorMessage
{
    private const int MostCharacters = 32 * 1024;
    private const int MostAttempts = 64;

    private enum Kind : byte
    {
        Other,
        Paddle,
        ModelFormat,
        Operator,
        Shape,
        Library,
        Argument,
        NotSupported,
        InvalidOperation,
        Cancelled,
    }

    public static void Write(MessageWriter writer, Exception exception)
    {
        writer.Begin(MessageKind.Failed).Byte((byte)KindOf(exception));
        var known = exception as PaddleException;
        var text = KindOf(exception) == Kind.Other ? exception.ToString() : exception.Message;
        writer.Int32((int)(known?.Code ?? PaddleErrorCode.Internal));
        Add(writer, known?.Function ?? "");
        Add(writer, text);
        switch (exception)
        {
            case UnsupportedOperatorException missing:
                Add(writer, missing.Operator);
                break;
            case ShapeMismatchException mismatch:
                Add(writer, mismatch.Expected);
                Add(writer, mismatch.Actual);
                break;
            case NativeLibraryLoadException absent:
                var attempts = absent.Attempts.Take(MostAttempts).ToList();
                writer.Int32(attempts.Count);
                foreach (var (path, origin, reason) in attempts)
                {
                    writer.LongText(path, MostCharacters / MostAttempts);
                    writer.LongText(origin, MostCharacters / MostAttempts);
                    writer.LongText(reason, MostCharacters / MostAttempts);
                }

                break;
        }
    }

    /// <exception cref="InvalidDataException">The message is none of those that <see cref="Write"/> makes.</exception>
    public static Exception Read(ref MessageReader reader)
    {
        var kind = (Kind)reader.Byte();
        var code = (PaddleErrorCode)reader.Int32();
        var function = reader.Text();
        var message = reader.Text();
        return kind switch
        {
            Kind.ModelFormat => new ModelFormatException(code, function, message),
            Kind.Operator => new UnsupportedOperatorException(function, reader.Text(), message),
            Kind.Shape => new ShapeMismatchException(function, message, reader.Text(), reader.Text()),
            Kind.Library => new NativeLibraryLoadException(message, Attempts(ref reader)),
            Kind.Argument => new ArgumentException(message),
            Kind.NotSupported => new NotSupportedException(message),
            Kind.InvalidOperation => new InvalidOperationException(message),
            Kind.Cancelled => new OperationCanceledException(message),
            Kind.Paddle or Kind.Other => new PaddleException(code, function, message),
            _ => throw new InvalidDataException($"a failure is of kind {(byte)kind}"),
        };
    }

    private static Kind KindOf(Exception exception) =>
        exception switch
        {
            ModelFormatException => Kind.ModelFormat,
            UnsupportedOperatorException => Kind.Operator,
            ShapeMismatchException => Kind.Shape,
            NativeLibraryLoadException => Kind.Library,
            PaddleException => Kind.Paddle,
            ArgumentException => Kind.Argument,
            NotSupportedException => Kind.NotSupported,
            InvalidOperationException => Kind.InvalidOperation,
            OperationCanceledException => Kind.Cancelled,
            _ => Kind.Other,
        };

    private static void Add(MessageWriter writer, string text) => writer.LongText(text, MostCharacters);

    private static ImmutableArray<LoadAttempt> Attempts(ref MessageReader reader)
    {
        var attempts = ImmutableArray.CreateBuilder<LoadAttempt>(reader.Count(3 * sizeof(int)));
        for (var i = attempts.Capacity; i > 0; i--)
        {
            attempts.Add(new LoadAttempt(reader.Text(), reader.Text(), reader.Text()));
        }

        return attempts.MoveToImmutable();
    }
}
