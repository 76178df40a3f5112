using System.Diagnostics;
using System.Globalization;

namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>A program whose isolated predictors run without end, to be killed.</summary>
internal static class IsolatedHost
{
    public const string Argument = "isolated-host";
    public const int Predictors = 2;

    /// <summary>Prints the numbers of its workers, a line each, and runs.</summary>
    public static int Run()
    {
        var predictors = Enumerable
            .Range(0, Predictors)
            .Select(_ => Predictor.Create(IsolatedModel.Detection))
            .ToList();
        predictors.ForEach(predictor => Console.WriteLine(IsolatedModel.WorkerOf(predictor)));
        Parallel.ForEach(
            predictors,
            new ParallelOptions { MaxDegreeOfParallelism = Predictors },
            predictor =>
            {
                while (true)
                {
                    IsolatedModel.Run(predictor, new float[3 * 640 * 640], 1, 3, 640, 640);
                }
            }
        );
        return 0;
    }

    /// <param name="temporaryFolder">Where its temporary files go.</param>
    public static Process Start(string temporaryFolder)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            ArgumentList = { typeof(IsolatedHost).Assembly.Location, Argument },
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = temporaryFolder;
        start.Environment["TEMP"] = temporaryFolder;
        start.Environment["PADDLE_INFERENCE_LIBRARY"] = PaddleLibrary.Path;
        return Process.Start(start)!;
    }

    public static List<int> ReadWorkers(Process host) =>
        [
            .. Enumerable
                .Range(0, Predictors)
                .Select(_ => int.Parse(host.StandardOutput.ReadLine() ?? "0", CultureInfo.InvariantCulture)),
        ];
}
