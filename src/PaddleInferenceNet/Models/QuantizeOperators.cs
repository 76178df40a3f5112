using System.Buffers;

namespace PaddleInferenceNet;

/// <summary>Tells whether a program has operators that quantise or simulate it, all of which have it in their name.</summary>
internal static class QuantizeOperators
{
    // framework.proto of Paddle: OpDesc.type is field 3, a text with its length before it.
    private const byte TypeTag = (3 << 3) | 2;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_"u8);

    /// <summary>
    /// Other names do not count: every exporter lists the versions of such operators, and older ones give each convolution
    /// an attribute 'use_quantizer'.
    /// </summary>
    public static bool AreIn(ReadOnlySpan<byte> program)
    {
        var word = "quantize"u8;
        for (int next, from = 0; (next = program[from..].IndexOf(word)) >= 0; from += next + word.Length)
        {
            var before = program[..(from + next)];
            var start = before.LastIndexOfAnyExcept(NameBytes) + 1;
            var length = program[start..].IndexOfAnyExcept(NameBytes) is var end and >= 0
                ? end
                : program.Length - start;
            if (IsOfProtobuf(program, start, length) || IsOfJson(program, start, length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfProtobuf(ReadOnlySpan<byte> program, int start, int length) =>
        start >= 2 && program[start - 2] == TypeTag && program[start - 1] == length;

    // "#":"1.fake_quantize_..." or "#":"pd_op.fake_quantize_...", where a full stop ends the dialect.
    private static bool IsOfJson(ReadOnlySpan<byte> program, int start, int length) =>
        ProgramCheck.IsJson(program)
        && start >= 1
        && program[start - 1] == '.'
        && start + length < program.Length
        && program[start + length] == '"';
}
