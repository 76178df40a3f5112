using System.Collections.Immutable;

namespace PaddleInferenceNet.Ocr.Models;

/// <summary>A name that the catalogue does not have: of a model, a language or a version.</summary>
public sealed class UnknownModelException : PaddleException
{
    internal UnknownModelException(string message, IEnumerable<string> nearest)
        : base(PaddleErrorCode.InvalidArgument, nameof(ModelCatalogue), message) => Nearest = [.. nearest];

    /// <summary>Names that were perhaps meant, the nearest first.</summary>
    public ImmutableArray<string> Nearest { get; }

    internal static UnknownModelException Of(string kind, string name, IEnumerable<string> known, string whatToDo)
    {
        var nearest = NearestNames.For(name, known);
        var hint = nearest.Length == 0 ? "" : $" Did you mean {string.Join(", ", nearest.Select(n => $"'{n}'"))}?";
        return new UnknownModelException($"There is no {kind} '{name}'.{hint} {whatToDo}", nearest);
    }
}
