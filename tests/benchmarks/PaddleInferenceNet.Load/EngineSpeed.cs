using System.Diagnostics;
using PaddleInferenceNet.Ocr;

namespace PaddleInferenceNet.Load;

/// <summary>What the engine does without a service around it: as many threads as workers, each reading the picture.</summary>
internal static class EngineSpeed
{
    /// <summary>Decoding included.</summary>
    public static async Task<Throughput> MeasureAsync(OcrEngine engine, byte[] picture, int threads, TimeSpan duration)
    {
        var clones = Enumerable.Range(0, threads).Select(_ => engine.Clone()).ToArray();
        try
        {
            // The first run of each takes its memory.
            Array.ForEach(clones, clone => Read(clone, picture));
            var processor = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            var counts = await Task.WhenAll(
                clones.Select(clone =>
                    Task.Factory.StartNew(() => Count(clone, picture, start, duration), TaskCreationOptions.LongRunning)
                )
            );
            return Throughput.Of(
                counts.Sum(),
                Stopwatch.GetElapsedTime(start),
                Environment.CpuUsage.TotalTime - processor
            );
        }
        finally
        {
            Array.ForEach(clones, clone => clone.Dispose());
        }
    }

    /// <summary>The text of a picture, its lines each ended by a line feed.</summary>
    public static string Read(OcrEngine engine, byte[] picture)
    {
        using var image = ImageDecoder.Decode(picture);
        return string.Concat(engine.Read(image.View).Lines.Select(line => line.Text + "\n"));
    }

    private static int Count(OcrEngine engine, byte[] picture, long start, TimeSpan duration)
    {
        var count = 0;
        for (; Stopwatch.GetElapsedTime(start) < duration; count++)
        {
            Read(engine, picture);
        }

        return count;
    }
}
