using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace PaddleInferenceNet.Cli.Commands;

/// <summary>Prints name and version of the program.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    public static Option Option() =>
        new VersionOption { Description = "Print the version", Action = new VersionText() };

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"paddle-ocr {Version()}");
        return (int)ExitCode.Done;
    }

    // Behind "+" follows what the build was made from.
    private static string Version() =>
        typeof(VersionText)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
