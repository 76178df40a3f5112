using System.Diagnostics;
using System.Globalization;
using PaddleInferenceNet.Benchmarks.Scenarios;
using PaddleInferenceNet.TestKit;

namespace PaddleInferenceNet.Benchmarks.Profiles;

/// <summary>A model whose steps are timed.</summary>
/// <param name="Folder">With <c>inference.pdmodel</c> and <c>inference.pdiparams</c>.</param>
/// <param name="Shape">Of the input, separated by commas.</param>
/// <param name="Threads">Of the run.</param>
/// <param name="Rounds">Of which the least times count.</param>
internal sealed record ProfileCase(string Folder, string Shape, int Threads, int Rounds)
{
    /// <summary>The default models on the shapes of the design targets.</summary>
    public static IEnumerable<ProfileCase> Defaults(int rounds) =>
        SteadyCase.All.Select(item => new ProfileCase(
            RepositoryRoot.Combine("third_party", "models", item.Network.PaddleFolder + "_infer"),
            string.Join(',', item.Shape),
            item.Threads,
            rounds
        ));

    /// <summary>Times the steps with the program that the build makes for it.</summary>
    /// <exception cref="InvalidOperationException">It failed; its message is on standard error.</exception>
    public Profile Measure(string program)
    {
        string[] numbers =
        [
            .. new[] { Threads, Rounds }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
        ProcessStartInfo start = new(program, [Folder, Shape, .. numbers, "--tab-separated"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Profile.Parse(this, output)
            : throw new InvalidOperationException($"'{program}' ended with exit code {process.ExitCode} on {this}.");
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder))} {Shape.Replace(',', 'x')}, {Threads} thread(s)"
        );
}
