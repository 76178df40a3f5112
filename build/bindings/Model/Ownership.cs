namespace PaddleInferenceNet.Bindings.Model;

/// <summary>Who frees what crosses the C interface, as the marks in the headers say.</summary>
internal enum Ownership
{
    Unmarked,
    Give,
    Take,
    Keep,
}
