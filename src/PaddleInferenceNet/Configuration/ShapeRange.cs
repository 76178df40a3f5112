namespace PaddleInferenceNet;

/// <summary>Smallest, best and largest shape of one tensor; all of one rank, every dimension above 0.</summary>
public sealed record ShapeRange
{
    /// <summary>Smallest dimensions.</summary>
    public int[] Min { get; init; } = [];

    /// <summary>Dimensions that engines are tuned for.</summary>
    public int[] Opt { get; init; } = [];

    /// <summary>Largest dimensions.</summary>
    public int[] Max { get; init; } = [];

    internal void Validate(string name)
    {
        Rule.Require(
            Min is { Length: > 0 and <= 8 } && Opt?.Length == Min.Length && Max?.Length == Min.Length,
            name,
            this,
            "must have Min, Opt and Max of one rank from 1 to 8"
        );
        var (min, opt, max) = (Min!, Opt!, Max!);
        for (var i = 0; i < min.Length; i++)
        {
            Rule.Require(
                min[i] > 0 && min[i] <= opt[i] && opt[i] <= max[i],
                name,
                this,
                $"must have 0 < Min ≤ Opt ≤ Max in dimension {i}"
            );
        }
    }

    /// <summary>The three shapes as text.</summary>
    public override string ToString() =>
        $"[{string.Join(',', Min ?? [])}]..[{string.Join(',', Opt ?? [])}]..[{string.Join(',', Max ?? [])}]";
}
