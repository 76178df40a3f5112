using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli.Commands.Native;

/// <summary>Prints the published libraries.</summary>
internal sealed class NativeListCommand : Command
{
    private readonly Option<string?> _system = OptionFactory.Path(
        "--rid",
        "RID",
        "Only those for this system, such as 'linux-x64'"
    );
    private readonly Option<bool> _json = OptionFactory.Switch(
        "--json",
        "Print one JSON object for each library, each on a line of its own"
    );

    public NativeListCommand(CommandContext context)
        : base(
            "list",
            "Prints the published libraries: release, system, variant, licence and address; '*' marks those that are installed."
        )
    {
        Add(_system);
        Add(_json);
        SetAction(parsed => (int)Execute(parsed.GetValue(_system), parsed.GetValue(_json), context.Output));
    }

    private static ExitCode Execute(string? system, bool json, ResultOutput output)
    {
        var archives = NativeCatalogue
            .All.Where(archive => system is null || archive.RuntimeIdentifier == system)
            .ToList();
        if (archives.Count == 0)
        {
            var systems = string.Join(
                ", ",
                NativeCatalogue.All.Select(archive => archive.RuntimeIdentifier).Distinct()
            );
            throw CommandException.WrongUsage(
                $"No official library is published for '{system}'; there are those for {systems}."
            );
        }

        if (json)
        {
            NativeList.WriteJson(archives, output);
        }
        else
        {
            using var store = Stores.Natives();
            output.Write(NativeList.Text(archives, store));
        }

        return ExitCode.Done;
    }
}
