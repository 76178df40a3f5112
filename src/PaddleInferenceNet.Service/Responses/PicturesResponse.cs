namespace PaddleInferenceNet.Service.Responses;

/// <summary>What was found in the pictures of a request.</summary>
/// <typeparam name="T">What is said of one picture.</typeparam>
/// <param name="Pictures">One entry for each picture, in their order.</param>
internal sealed record PicturesResponse<T>(IReadOnlyList<T> Pictures);
