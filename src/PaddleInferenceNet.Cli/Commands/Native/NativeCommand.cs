using System.CommandLine;

namespace PaddleInferenceNet.Cli.Commands.Native;

/// <summary>What has to do with the official native library.</summary>
internal sealed class NativeCommand : Command
{
    public const string Examples = """
          paddle-ocr native list --rid linux-x64
          paddle-ocr native get --variant mkl
          paddle-ocr read --library "$(paddle-ocr native path --variant mkl)" receipt.jpg
          paddle-ocr native export --rid win-x64 --variant mkl --to bin
        """;

    public NativeCommand(CommandContext context)
        : base(
            "native",
            "Lists and fetches the official Paddle Inference library. What is fetched is kept in 'natives' of PADDLE_OCR_HOME, "
                + "else of the user's cache folder, where it is found when the official engine is wanted; PADDLE_OCR_MIRROR, "
                + "PADDLE_OCR_PROXY and PADDLE_OCR_OFFLINE=1 say how it is fetched."
        )
    {
        Add(new NativeListCommand(context));
        Add(new NativeGetCommand(context));
        Add(new NativePathCommand(context));
        Add(new NativeExportCommand(context));
    }
}
