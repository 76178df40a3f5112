using PaddleInferenceNet.Cli.Input;
using Spectre.Console;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>A bar that says how far a run is, on a terminal.</summary>
internal static class PictureProgress
{
    /// <summary>Does something with each picture, and says how far that is.</summary>
    /// <param name="pictures">All pictures.</param>
    /// <param name="terminal">Where the bar is drawn; null for none.</param>
    /// <param name="action">What is done with a picture.</param>
    public static void Over(IReadOnlyList<PictureFile> pictures, IAnsiConsole? terminal, Action<PictureFile> action)
    {
        if (terminal is null)
        {
            foreach (var picture in pictures)
            {
                action(picture);
            }

            return;
        }

        terminal
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(display =>
            {
                var task = display.AddTask("Reading", maxValue: pictures.Count);
                for (var i = 0; i < pictures.Count; i++)
                {
                    task.Description = $"Reading {i + 1} of {pictures.Count}";
                    action(pictures[i]);
                    task.Increment(1);
                }
            });
    }
}
