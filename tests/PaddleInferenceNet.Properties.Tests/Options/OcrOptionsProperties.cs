using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr;
using PaddleInferenceNet.Ocr.Detection;
using PaddleInferenceNet.Ocr.Orientation;
using PaddleInferenceNet.Ocr.Recognition;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Options;

public sealed class OcrOptionsProperties
{
    private static readonly Gen<DetectionOptions> Detections =
        from side in Numbers.Whole
        from most in Numbers.OrNone(Numbers.Whole)
        from limited in Numbers.Member<SideLimit>()
        from reals in Numbers.Real.Three()
        from candidates in Numbers.Whole
        from flags in Numbers.Flag.Two()
        from score in Numbers.Member<ScoreMode>()
        from shape in Numbers.Member<RegionShape>()
        select new DetectionOptions
        {
            LimitSideLength = side,
            MaxInputSide = most,
            LimitedSide = limited,
            Threshold = reals.Item1,
            BoxThreshold = reals.Item2,
            UnclipRatio = reals.Item3,
            MaxCandidates = candidates,
            UseDilation = flags.Item1,
            ReferenceQuirks = flags.Item2,
            ScoreMode = score,
            Shape = shape,
        };

    private static readonly Gen<RecognitionOptions> Recognitions =
        from height in Numbers.Whole
        from least in Numbers.Whole
        from most in Numbers.OrNone(Numbers.Whole)
        from batch in Numbers.Whole
        from words in Numbers.Member<WordBoxes>()
        select new RecognitionOptions
        {
            Height = height,
            MinWidth = least,
            MaxWidth = most,
            BatchSize = batch,
            Words = words,
        };

    [Test]
    public void Validate_Detection_PassesOrNamesPropertyAndValue() =>
        Holds(Detections, options => options.Validate(), AssertFits);

    [Test]
    public void Validate_Recognition_PassesOrNamesPropertyAndValue() =>
        Holds(Recognitions, options => options.Validate(), AssertFits);

    [Test]
    public void Validate_Orientation_PassesOrNamesPropertyAndValue() =>
        Holds(
            from batch in Numbers.Whole
            from threshold in Numbers.Real
            select new OrientationOptions { BatchSize = batch, Threshold = threshold },
            options => options.Validate()
        );

    [Test]
    public void Validate_Limits_PassOrNamePropertyAndValue() =>
        Holds(
            from side in Numbers.Whole
            from pixels in Gen.OneOf(
                Numbers.Whole.Select(value => (long)value),
                Gen.Elements(long.MaxValue, long.MinValue, int.MaxValue / 3L, int.MaxValue / 3L + 1)
            )
            from bytes in Numbers.Whole
            select new DecodeLimits
            {
                MaxSide = side,
                MaxPixels = pixels,
                MaxFileBytes = bytes,
            },
            limits => limits.Validate()
        );

    [Test]
    public void Validate_Whole_PassesWhereItsPartsDo() =>
        Cases.ForAll(
            from detection in Detections
            from recognition in Recognitions
            from threads in Numbers.Whole
            from drop in Numbers.Real
            select new OcrOptions
            {
                Detection = detection,
                Recognition = recognition,
                Threads = threads,
                DropScore = drop,
            },
            options =>
            {
                var isSound =
                    options.Threads is >= 1 and <= 1024
                    && options.DropScore is >= 0 and <= 1
                    && Refusal.Passes(options.Detection.Validate, options)
                    && Refusal.Passes(options.Recognition.Validate, options);
                Assert.That(Refusal.Passes(options.Validate, options), Is.EqualTo(isSound));
            }
        );

    private static void Holds<T>(Gen<T> values, Action<T> validate, Action<T>? use = null)
        where T : notnull =>
        Cases.ForAll(
            values,
            options =>
            {
                if (Refusal.Passes(() => validate(options), options))
                {
                    use?.Invoke(options);
                }
                else
                {
                    Refusal.AssertHasValue(Failures.Of<ArgumentException>(() => validate(options))!, options);
                }
            },
            3 * Cases.Usual
        );

    // What passes gives an input that a network can take, or says that the picture is too large for it.
    private static void AssertFits(DetectionOptions options)
    {
        foreach (var (width, height) in new[] { (1, 1), (20_000, 5), (3, 20_000), (10_000, 10_000) })
        {
            DetectorInput input = default;
            var refusal = Failures.Of<ArgumentException>(() => input = DetectorInput.For(width, height, options));
            if (refusal is null)
            {
                Assert.That(input.Width % DetectorInput.Alignment + input.Height % DetectorInput.Alignment, Is.Zero);
                Assert.That(3L * input.Width * input.Height, Is.Positive.And.LessThanOrEqualTo(int.MaxValue));
            }
            else
            {
                Assert.That(refusal.Message, Does.Contain(nameof(DetectionOptions.MaxInputSide)));
            }
        }
    }

    private static void AssertFits(RecognitionOptions options)
    {
        foreach (var ratio in new[] { 1e-4, 1, 20_000.0 })
        {
            var width = RecognizerInput.Width(ratio, options);
            Assert.That(width, Is.InRange(options.MinWidth, options.MaxWidth ?? int.MaxValue));
            Assert.That(RecognizerInput.Share(1e-4, ratio, options), Is.GreaterThan(0).And.LessThanOrEqualTo(1));
        }
    }
}
