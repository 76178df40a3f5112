using Spectre.Console;

namespace PaddleInferenceNet.Cli.Output;

/// <summary>A bar that says how far a run is, on a terminal.</summary>
internal static class PictureProgress
{
    /// <summary>Does something with what comes of each picture, and says how far that is.</summary>
    /// <param name="outcomes">One for each picture, made while they are taken.</param>
    /// <param name="count">Number of pictures.</param>
    /// <param name="terminal">Where the bar is drawn; null for none.</param>
    /// <param name="action">What is done with an outcome.</param>
    public static void Over<T>(IEnumerable<T> outcomes, int count, IAnsiConsole? terminal, Action<T> action)
    {
        if (terminal is null)
        {
            foreach (var outcome in outcomes)
            {
                action(outcome);
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
                var task = display.AddTask(Description(1), maxValue: count);
                foreach (var outcome in outcomes)
                {
                    action(outcome);
                    task.Increment(1);
                    task.Description = Description(Math.Min(count, (int)task.Value + 1));
                }
            });

        string Description(int picture) => $"Reading {picture} of {count}";
    }
}
