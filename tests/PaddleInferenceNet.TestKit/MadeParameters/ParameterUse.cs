namespace PaddleInferenceNet.TestKit;

/// <summary>How an operator reads a parameter.</summary>
/// <param name="Operator">Type of the operator, such as <c>conv2d</c>.</param>
/// <param name="Slot">Name of the input, such as <c>Filter</c>.</param>
/// <param name="Groups">Its attribute <c>groups</c>, 1 where it has none.</param>
/// <param name="IsTransposed">Whether its second matrix is transposed.</param>
internal sealed record ParameterUse(string Operator, string Slot, long Groups, bool IsTransposed);
