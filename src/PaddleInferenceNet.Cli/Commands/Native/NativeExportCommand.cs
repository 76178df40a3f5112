using System.CommandLine;
using PaddleInferenceNet.Cli.Options;
using PaddleInferenceNet.Cli.Output;

namespace PaddleInferenceNet.Cli.Commands.Native;

/// <summary>Copies what a program needs of an installed library into one folder, as packages and containers want it.</summary>
internal sealed class NativeExportCommand : Command
{
    private const string FolderOption = "--to";
    private const int BlockBytes = 1 << 20;

    private readonly NativeChoice _choice = new();
    private readonly Option<string?> _source = OptionFactory.Path("--from", "DIR", "The folder that it was put into");
    private readonly Option<string?> _folder = OptionFactory.Path(FolderOption, "DIR", "Copy into this folder");

    public NativeExportCommand(CommandContext context)
        : base(
            "export",
            "Copies the shared libraries of an installed library, without headers and folders, and prints their names."
        )
    {
        _choice.AddTo(this);
        Add(_source);
        _folder.Required = true;
        Add(_folder);
        SetAction(parsed =>
            (int)Execute(_choice.Find(parsed), parsed.GetValue(_source), parsed.GetRequiredValue(_folder)!, context)
        );
    }

    private static ExitCode Execute(NativeArchive archive, string? source, string folder, CommandContext context)
    {
        using var store = Stores.Natives(source);
        var installed = NativeChoice.Installed(archive, store);
        Directory.CreateDirectory(folder);
        AtomicFile.DeleteLeftovers(folder);
        var notices = NativeRuntimeFiles.FindNotices(installed).Select(file => (Path.GetFileName(file), file));
        foreach (
            var (name, file) in NativeRuntimeFiles
                .Find(installed)
                .Select(item => (item.Key, item.Value))
                .Concat(notices)
        )
        {
            Copy(file, Path.Combine(folder, name), context.Cancellation);
            context.Output.Write($"{name}\n");
        }

        return ExitCode.Done;
    }

    // Libraries are large enough for a run to be cancelled within one.
    private static void Copy(string source, string target, CancellationToken cancellation)
    {
        using var content = File.OpenRead(source);
        using AtomicFile file = new(target, FolderOption);
        var block = new byte[BlockBytes];
        for (int count; (count = content.Read(block)) > 0; )
        {
            cancellation.ThrowIfCancellationRequested();
            file.Append(block.AsSpan(0, count));
        }

        file.Commit();
    }
}
