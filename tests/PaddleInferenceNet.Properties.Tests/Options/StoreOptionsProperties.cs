using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Options;

public sealed class StoreOptionsProperties
{
    private static readonly string[] Addresses =
    [
        "http://127.0.0.1:1/",
        "https://mirror.example.org/paddle/",
        "paddle/",
        "//host/x",
        "file:///etc/passwd",
        "ftp://h/x",
        "socks5://127.0.0.1:9",
        "mailto:a@b",
        "HTTP://H",
        "javascript:0",
    ];

    private static readonly Gen<Uri?> Address = Gen.Frequency(
        (1, Gen.Constant<Uri?>(null)),
        (3, Gen.Elements(Addresses).Select(text => (Uri?)new Uri(text, UriKind.RelativeOrAbsolute)))
    );

    private static readonly Gen<TimeSpan> Times = Gen.Frequency(
        (3, Gen.Choose(0, 100_000).Select(seconds => TimeSpan.FromSeconds(seconds))),
        (1, Gen.Elements(TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, TimeSpan.FromMilliseconds(-1)))
    );

    [Test]
    public void Validate_AnyValues_OpenAStoreOrNameThePropertyAndValue() =>
        Cases.ForAll(
            from folder in Gen.OneOf(Gen.Elements("models", "/nowhere/models", "", " ", "a\0b"), Texts.Visible)
            from addresses in Address.Two()
            from attempts in Numbers.Whole
            from times in Times.Three()
            select new StoreOptions
            {
                Folder = folder,
                Mirror = addresses.Item1,
                Proxy = addresses.Item2,
                Attempts = attempts,
                FirstPause = times.Item1,
                Patience = times.Item2,
                LockPatience = times.Item3,
                Offline = true,
            },
            options =>
            {
                if (Refusal.Passes(options.Validate, options))
                {
                    using ModelStore store = new(options);
                    Assert.That(Path.IsPathRooted(store.Folder));
                    Assert.That(options.Mirror?.Scheme, Is.Null.Or.EqualTo("http").Or.EqualTo("https"));
                }
            },
            5 * Cases.Usual
        );

    [Test]
    public void FromEnvironment_AnyValues_AreOptionsOrNameTheVariable() =>
        Cases.ForAll(
            Gen.OneOf(
                    Gen.Elements(Addresses),
                    Gen.Elements("1", "0", "true", "FALSE", "yes", "", " "),
                    Texts.Hostile.Select(text => text.Replace("\0", "", StringComparison.Ordinal))
                )
                .Three(),
            values =>
            {
                string? Variable(string name) =>
                    name switch
                    {
                        "PADDLE_OCR_OFFLINE" => values.Item1,
                        "PADDLE_OCR_MIRROR" => values.Item2,
                        "PADDLE_OCR_PROXY" => values.Item3,
                        "PADDLE_OCR_HOME" => "/home/of/models",
                        _ => null,
                    };

                StoreOptions? options = null;
                var refusal = Failures.Of<ArgumentException>(() =>
                    options = StoreOptions.FromEnvironment("models", Variable)
                );
                Assert.That(refusal?.Message, Is.Null.Or.Contains("PADDLE_OCR_"));
                options?.Validate();
            },
            2 * Cases.Usual
        );
}
