using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;
using PaddleInferenceNet.Cli.Output.Json;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Says which native library is taken and why, or why none is.</summary>
internal sealed class DoctorCommand : Command
{
    public const string Examples = """
          paddle-ocr doctor
          paddle-ocr doctor --json --library /opt/paddle_inference_c
        """;

    private readonly Option<bool> _json = OptionFactory.Switch("--json", "Print one JSON object instead of text");

    public DoctorCommand(SharedOptions shared, CommandContext context)
        : base(
            "doctor",
            "Looks at the places of the native library without loading it, then loads it and asks it what it is."
        )
    {
        Add(_json);
        SetAction(parsed => (int)Execute(parsed.GetValue(_json), parsed, shared, context));
    }

    private static ExitCode Execute(bool json, ParseResult parsed, SharedOptions shared, CommandContext context)
    {
        shared.ChooseLibrary(parsed);
        var report = DoctorJson.Of(HostJson.OfProcess(), PaddleLibrary.Examine(), Load());
        if (json)
        {
            context.Output.Write(JsonLine.Of(report, JsonLine.Types.DoctorJson));
        }
        else
        {
            DoctorText.Write(report, context.Output);
        }

        return report.Loaded is null ? ExitCode.NotLoaded : ExitCode.Done;
    }

    private static (LoadedJson? Loaded, string? Failure) Load()
    {
        try
        {
            return (LoadedJson.OfProcess(), null);
        }
        catch (NativeLibraryLoadException exception)
        {
            return (null, Failure.Describe(exception).Message);
        }
    }
}
