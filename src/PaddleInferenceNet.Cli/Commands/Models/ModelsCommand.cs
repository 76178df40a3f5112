using System.CommandLine;

namespace PaddleInferenceNet.Cli.Commands.Models;

/// <summary>What has to do with published models, by name.</summary>
internal sealed class ModelsCommand : Command
{
    public const string Examples = """
          paddle-ocr models list --lang german
          paddle-ocr models get german_mobile_v2.0_rec
          paddle-ocr read --lang german brief.jpg
        """;

    public ModelsCommand(CommandContext context)
        : base(
            "models",
            "Lists, fetches and checks published models. They are kept in 'models' of PADDLE_OCR_HOME, else of the user's cache "
                + "folder; PADDLE_OCR_MIRROR, PADDLE_OCR_PROXY and PADDLE_OCR_OFFLINE=1 say how they are fetched."
        )
    {
        Add(new ModelsListCommand(context));
        Add(new ModelsGetCommand(context));
        Add(new ModelsVerifyCommand(context));
        Add(new ModelsPathCommand(context));
    }
}
