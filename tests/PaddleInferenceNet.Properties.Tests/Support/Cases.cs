using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace PaddleInferenceNet.Properties.Tests.Support;

/// <summary>Holds a property against random cases, which are the same in every run.</summary>
internal static class Cases
{
    /// <summary>Cases of a property, where nothing else is said.</summary>
    public const int Usual = 1000;

    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(
        FSharpOption<Replay>.Some(new Replay(new Rnd(20_240_229, 1_000_003), FSharpOption<int>.None))
    );

    /// <summary>Calls <paramref name="check"/>, which throws where the property does not hold, with every case.</summary>
    public static void ForAll<T>(Gen<T> cases, Action<T> check, int count = Usual) =>
        FsCheck.Check.One(Settings.WithMaxTest(count), Prop.ForAll(cases.ToArbitrary(), check));
}
