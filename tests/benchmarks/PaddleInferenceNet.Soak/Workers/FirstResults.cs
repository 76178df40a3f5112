using System.Collections.Concurrent;

namespace PaddleInferenceNet.Soak.Workers;

/// <summary>The first result of each input, which every later one has to repeat; for use from many threads.</summary>
internal sealed class FirstResults
{
    private const int MostDescribed = 20;
    private const int MostShown = 200;

    private readonly ConcurrentDictionary<string, string> _first = new();
    private readonly ConcurrentQueue<string> _differences = new();
    private long _differing;

    /// <summary>Results that were not that of the first time.</summary>
    public long Differing => Interlocked.Read(ref _differing);

    /// <summary>The first few of them in words.</summary>
    public string[] Differences => [.. _differences];

    public void Check(string input, string result)
    {
        var first = _first.GetOrAdd(input, result);
        if (first == result)
        {
            return;
        }

        if (Interlocked.Increment(ref _differing) <= MostDescribed)
        {
            var at = first.Zip(result).TakeWhile(pair => pair.First == pair.Second).Count();
            _differences.Enqueue($"{input}: at {at} '{Part(result, at)}', the first time '{Part(first, at)}'");
        }
    }

    private static string Part(string text, int at) => text[at..Math.Min(text.Length, at + MostShown)];
}
