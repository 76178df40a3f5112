namespace PaddleInferenceNet;

/// <summary>One tensor of a shape range file: its dimensions, and its values where it holds a shape itself.</summary>
internal sealed record ShapeRangeInfo(string Name, ShapeRangeInfo.Triple Shapes, ShapeRangeInfo.Triple Values)
{
    /// <exception cref="InvalidDataException">The ranks differ.</exception>
    public ShapeRangeInfo Merge(ShapeRangeInfo other) =>
        this with
        {
            Shapes = Shapes.Merge(other.Shapes, Name),
            // Values are told of shape tensors only, and not in every run.
            Values =
                Values.Min.Count == 0 ? other.Values
                : other.Values.Min.Count == 0 ? Values
                : Values.Merge(other.Values, Name),
        };

    /// <summary>Smallest, best and largest of each place.</summary>
    internal sealed record Triple(IReadOnlyList<int> Min, IReadOnlyList<int> Opt, IReadOnlyList<int> Max)
    {
        public bool IsOneRank => Min.Count == Opt.Count && Min.Count == Max.Count;

        /// <summary>Whether in each place the smallest is not above the best, nor that above the largest; they are of one rank.</summary>
        public bool IsInOrder => Enumerable.Range(0, Min.Count).All(i => Min[i] <= Opt[i] && Opt[i] <= Max[i]);

        public Triple Merge(Triple other, string name) =>
            Min.Count == other.Min.Count
                ? new Triple([.. Min.Zip(other.Min, Math.Min)], Opt, [.. Max.Zip(other.Max, Math.Max)])
                : throw new InvalidDataException(
                    $"The tensor '{name}' has rank {Min.Count} in one file and {other.Min.Count} in the other: they are of different models."
                );
    }
}
