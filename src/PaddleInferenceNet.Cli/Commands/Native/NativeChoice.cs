using System.CommandLine;
using PaddleInferenceNet.Cli.Options;

namespace PaddleInferenceNet.Cli.Commands.Native;

/// <summary>The options that choose one of the published libraries.</summary>
internal sealed class NativeChoice
{
    private readonly Option<string?> _system = OptionFactory.Path(
        "--rid",
        "RID",
        "System and architecture, such as 'linux-x64'; those of this machine unless given"
    );
    private readonly Option<string?> _variant = OptionFactory.Path(
        "--variant",
        "VARIANT",
        "What it was built with, such as 'mkl'; the first without GPU unless given"
    );
    private readonly Option<string?> _version = OptionFactory.Path(
        "--version",
        "VERSION",
        "Release, such as '2.6.2'; the newest unless given"
    );

    public void AddTo(Command command)
    {
        command.Add(_system);
        command.Add(_variant);
        command.Add(_version);
    }

    /// <exception cref="CommandException">There is no such library; the message lists those there are.</exception>
    public NativeArchive Find(ParseResult parsed)
    {
        try
        {
            return NativeCatalogue.Find(parsed.GetValue(_system), parsed.GetValue(_variant), parsed.GetValue(_version));
        }
        catch (ArgumentException exception)
        {
            throw CommandException.WrongUsage(exception.Message, exception);
        }
    }

    /// <summary>The folder of a library that must have been fetched.</summary>
    /// <exception cref="CommandException">It has not.</exception>
    public static string Installed(NativeArchive archive, NativeStore store) =>
        store.IsInstalled(archive)
            ? store.PathOf(archive)
            : throw new CommandException(
                ExitCode.Failed,
                $"'{archive.Name}' is not installed in '{store.Folder}'. 'paddle-ocr native get --rid {archive.RuntimeIdentifier} "
                    + $"--variant {archive.Variant} --version {archive.Version}' fetches it."
            );
}
