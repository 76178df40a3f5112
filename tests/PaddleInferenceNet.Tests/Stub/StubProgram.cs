using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PaddleInferenceNet.Tests.Isolation;

namespace PaddleInferenceNet.Tests.Stub;

/// <summary>
/// What this assembly does when it is started as a program: makes a predictor with the settings of the first argument,
/// and says how it went. Without arguments it is a <see cref="BadWorker"/>.
/// </summary>
internal static class StubProgram
{
    /// <summary>Second argument that uses the predictor on a second thread.</summary>
    public const string OnTwoThreads = "on-two-threads";

    /// <summary>Second argument that prints the settings of a model on disk instead of making a predictor.</summary>
    public const string Inspect = "inspect";

    /// <summary>Second argument that takes a model which passes for a quantised one.</summary>
    public const string Quantized = "quantized";

    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                return BadWorker.Run(Console.In);
            case [IsolatedHost.Argument]:
                return IsolatedHost.Run();
        }

        using MemoryStream json = new(Encoding.UTF8.GetBytes(arguments[0]));
        try
        {
            var options = new ConfigurationBuilder().AddJsonStream(json).Build().Get<PaddleOptions>() ?? new();
            var program = arguments.Contains(Quantized)
                ? TinyModel.ProgramWithOperator("quantize_linear")
                : TinyModel.Program;
            var config = options.ToConfig(ModelSource.FromMemory(program, TinyModel.Parameters));
            if (arguments.Contains(Inspect))
            {
                using TemporaryFolder folder = new();
                var (programPath, parametersPath) = TinyModel.WriteTo(folder.Path);
                var report = (config with { Model = ModelSource.FromFiles(programPath, parametersPath) }).Inspect();
                Console.WriteLine($"summary '{report.Summary}' passes {string.Join(',', report.Passes)}");
                if (config.Device != DeviceKind.Cpu)
                {
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"device {report.DeviceId} pool {report.GpuPoolFraction}"
                        )
                    );
                }

                return 0;
            }

            using var predictor = Predictor.Create(config, WarningPrinter());
            predictor.GetInput().Dispose();
            if (arguments.Contains(OnTwoThreads))
            {
                Task.Run(() => predictor.GetOutput().Dispose()).GetAwaiter().GetResult();
            }

            Console.WriteLine($"done {predictor.Inputs.Single().Name} {predictor.Outputs.Single().Name}");
        }
        catch (Exception exception)
        {
            Console.WriteLine($"{exception.GetType().Name}: {exception.Message}");
        }

        return 0;
    }

    private static CallbackLogger<Predictor> WarningPrinter() =>
        new(
            (level, _, text) =>
            {
                if (level >= LogLevel.Warning)
                {
                    Console.WriteLine($"warning: {text}");
                }
            }
        );
}
