namespace PaddleInferenceNet.Tests.Golden;

/// <summary>The kernels without vector instructions, which the environment variable <c>PDX_CPU_LEVEL</c> chooses, and what they miss.</summary>
internal static class PortableLevel
{
    private const string Variable = "PDX_CPU_LEVEL";
    private const string Name = "portable";

    private static readonly Dictionary<string, string> Misses = new()
    {
        ["PP-OCRv6_tiny_det B"] =
            "With made parameters it magnifies rounding: an input that moves by one unit in the last place moves the output "
            + "by up to 2.1e-4 with the AVX2 kernels. Without fused multiply-adds one value lies 2.4e-4 from the recording.",
        ["ch_ppocr_mobile_v2.0_cls_slim noise 3x3x48x192"] =
            "In two of three pictures an activation lies between two steps of the simulated quantisation, and the last bit "
            + "decides. One of the two falls the other way with every kernel, which moves the mean by 0.0028; here both do, "
            + "and without fold_batch_norm again only one: 0.0070 of 0.005 allowed.",
    };

    /// <summary>Skips the running test where the level is this one and a case of it is known to lie outside the tolerance.</summary>
    public static void SkipKnownMiss(IEnumerable<object> cases)
    {
        if (!PaddleLibrary.IsEmbedded || Environment.GetEnvironmentVariable(Variable) != Name)
        {
            return;
        }

        foreach (var item in cases)
        {
            if (Misses.TryGetValue(item.ToString()!, out var reason))
            {
                Assert.Ignore($"{item}: {reason}");
            }
        }
    }
}
