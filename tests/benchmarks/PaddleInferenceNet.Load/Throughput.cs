namespace PaddleInferenceNet.Load;

/// <summary>How fast pictures were read, and with how much work.</summary>
/// <param name="Speed">Pictures in a second.</param>
/// <param name="ProcessorMs">Time of processors for each picture, which tells work from waiting where others use the machine too.</param>
internal readonly record struct Throughput(double Speed, double ProcessorMs)
{
    public static Throughput Of(int pictures, TimeSpan elapsed, TimeSpan processor) =>
        new(pictures / elapsed.TotalSeconds, processor.TotalMilliseconds / pictures);

    public static Throughput Mean(Throughput a, Throughput b) =>
        new((a.Speed + b.Speed) / 2, (a.ProcessorMs + b.ProcessorMs) / 2);
}
