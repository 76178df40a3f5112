namespace PaddleInferenceNet.Interop;

/// <summary>One input of PD_ConfigSetTrtDynamicShapeInfo; the three shapes have the same rank.</summary>
internal readonly record struct ShapeRangeArguments(string Name, int[] Min, int[] Opt, int[] Max);
