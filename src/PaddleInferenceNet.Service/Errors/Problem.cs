namespace PaddleInferenceNet.Service.Errors;

/// <summary>A failure as a client sees it.</summary>
/// <param name="Status">Status code of HTTP.</param>
/// <param name="Detail">What is wrong, with the values, and what to do.</param>
/// <param name="RetryAfter">After what time another attempt makes sense; null where it does not.</param>
internal sealed record Problem(int Status, string Detail, TimeSpan? RetryAfter = null);
