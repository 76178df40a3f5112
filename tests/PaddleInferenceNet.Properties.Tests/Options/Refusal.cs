using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Options;

/// <summary>Checks how values are refused.</summary>
internal static class Refusal
{
    /// <summary>Whether a check passes; where it does not, it must name the property, its value, and what it should be.</summary>
    public static bool Passes(Action validate, object options)
    {
        if (Failures.Of<ArgumentException>(validate) is not { } refusal)
        {
            return true;
        }

        var property = refusal.ParamName;
        Assert.That(property, Is.Not.Null.And.Not.Empty, refusal.Message);
        Assert.That(refusal.Message, Does.Contain(property!));
        Assert.That(
            refusal.Message,
            Does.Contain("must").Or.Contain("needs").Or.Contain("excludes"),
            options.ToString()
        );
        return false;
    }

    /// <summary>The value that a message gives for a property of an object.</summary>
    public static void AssertHasValue(ArgumentException refusal, object options)
    {
        if (options.GetType().GetProperty(refusal.ParamName!)?.GetValue(options) is IFormattable value)
        {
            var text = value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(refusal.Message, Does.Contain(text));
        }
    }
}
