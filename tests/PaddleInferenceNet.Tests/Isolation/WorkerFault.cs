namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>What a <see cref="BadWorker"/> does wrong.</summary>
public enum WorkerFault
{
    DoesNotCall,
    EndsBeforeItCalls,
    OtherVersion,
    WrongSecret,
    NeverAnswers,
    EndsAtLoad,
    AnswersOtherwise,
    CountsTooMuch,
    AnnouncesTooMuch,
    RanksTooHigh,
    ShapesNegative,
    ShapesTooLarge,
}
