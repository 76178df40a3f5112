using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PaddleInferenceNet;

/// <summary>A recipe for predictors. It owns nothing native and makes any number of predictors.</summary>
public sealed record PaddleConfig
{
    private const int MaxThreads = 1024;
    private const int MaxCacheCapacity = 1 << 20;

    /// <summary>The model to run.</summary>
    public required ModelSource Model { get; init; }

    /// <summary>Threads of one run on the CPU, 1 to 1024.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether oneDNN kernels are used, where the library has that switch. The C interface cannot switch them off: false
    /// removes their graph passes, which has the same effect.
    /// </summary>
    public bool Mkldnn { get; init; } = true;

    /// <summary>Input shapes for which oneDNN keeps its primitives, 0 (all) to 1048576.</summary>
    public int MkldnnCacheCapacity { get; init; } = 10;

    /// <summary>Whether the graph is optimised at load.</summary>
    public bool IrOptimization { get; init; } = true;

    /// <summary>Whether activations share memory.</summary>
    public bool MemoryOptimization { get; init; } = true;

    /// <summary>Whether the library writes information and warnings to standard error. Once muted, it stays so for the process.</summary>
    public bool NativeLogging { get; init; }

    /// <summary>Graph passes to leave out, by name; a name that the library does not know has no effect.</summary>
    public ImmutableArray<string> DisabledPasses { get; init; } = [];

    /// <summary>Checks every setting that can be checked without the library or the files.</summary>
    /// <exception cref="ArgumentException">A setting is outside its range; the message names setting, value and rule.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Model);
        ThrowIfOutside(Threads, 1, MaxThreads);
        ThrowIfOutside(MkldnnCacheCapacity, 0, MaxCacheCapacity);
        if (DisabledPasses.IsDefault || DisabledPasses.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("Every pass must have a name.", nameof(DisabledPasses));
        }
    }

    private static void ThrowIfOutside(
        int value,
        int least,
        int most,
        [CallerArgumentExpression(nameof(value))] string name = ""
    )
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {least} to {most}.");
        }
    }
}
