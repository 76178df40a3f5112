using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.RegularExpressions;
using PaddleInferenceNet.Extensions;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Service;

namespace PaddleInferenceNet.Documentation.Tests;

/// <summary>The limits that SECURITY.md states are those of the code.</summary>
public sealed partial class LimitTableTests
{
    private const string LibrarysOwn = "library's own";

    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Assembly[] Assemblies =
    [
        typeof(PaddleConfig).Assembly,
        typeof(DecodeLimits).Assembly,
        typeof(PaddleOcrOptions).Assembly,
        typeof(OcrService).Assembly,
        Assembly.Load("paddle-ocr"),
    ];

    private static IEnumerable<TestCaseData> Rows() =>
        File.ReadLines(RepositoryRoot.Combine("SECURITY.md"))
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row =>
                new TestCaseData(row.Groups[1].Value, row.Groups[2].Value).SetArgDisplayNames(row.Groups[1].Value)
            );

    [Test]
    public void Rows_OfTheTable_AreMany() => Assert.That(Rows().Count(), Is.GreaterThan(35));

    [TestCaseSource(nameof(Rows))]
    public void Default_OfALimit_IsThatOfTheCode(string name, string expected)
    {
        var actual = name.StartsWith("native/", StringComparison.Ordinal) ? Native(name) : Managed(name.Split('.'));

        BigInteger? stated = expected == LibrarysOwn ? null : BigInteger.Parse(expected, CultureInfo.InvariantCulture);
        Assert.That(actual, Is.EqualTo(stated));
    }

    // As in "constexpr std::uint64_t kLimit = std::uint64_t{16} << 30;".
    private static BigInteger? Native(string name)
    {
        var parts = name.Split(": ");
        var text = File.ReadAllText(RepositoryRoot.Combine(parts[0].Split('/')));
        var value = Regex.Match(text, $@"\b{parts[1]} = (?:std::\w+\{{)?(\d+)\}}?(?: << (\d+))?;");
        Assert.That(value.Success, $"{parts[1]} in {parts[0]}");
        var number = BigInteger.Parse(value.Groups[1].Value, CultureInfo.InvariantCulture);
        return value.Groups[2] is { Success: true } shift
            ? number << int.Parse(shift.Value, CultureInfo.InvariantCulture)
            : number;
    }

    // A constant, or the value of a property in the default options.
    private static BigInteger? Managed(string[] path)
    {
        var type = Assemblies.SelectMany(assembly => assembly.GetTypes()).Single(type => type.Name == path[0]);
        var current = Default(type);
        foreach (var name in path[1..])
        {
            var owner = current?.GetType() ?? type;
            current =
                owner.GetProperty(name, Any) is { } property ? property.GetValue(current)
                : owner.GetField(name, Any) is { } field ? field.GetValue(current)
                : throw new AssertionException($"{owner.Name} has no {name}.");
        }

        return current switch
        {
            null => null,
            TimeSpan time => (BigInteger)time.TotalSeconds,
            var number => BigInteger.Parse(
                Convert.ToString(number, CultureInfo.InvariantCulture)!,
                CultureInfo.InvariantCulture
            ),
        };
    }

    private static object? Default(Type type) =>
        type.GetProperty("Default", BindingFlags.Public | BindingFlags.Static) is { } property ? property.GetValue(null)
        : type.GetConstructor(Any ^ BindingFlags.Static, []) is { } constructor && !type.IsAbstract
            ? constructor.Invoke(null)
        : null;

    [GeneratedRegex(@"^\| `([\w./: ]+)` \| (\d+|library's own) \|")]
    private static partial Regex Row();
}
