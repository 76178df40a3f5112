using PaddleInferenceNet.Service.Errors;

namespace PaddleInferenceNet.Service.Responses;

/// <summary>Why one picture of several has no result.</summary>
/// <param name="Status">The status code that it would have had alone.</param>
/// <param name="Detail">What is wrong.</param>
internal sealed record PictureError(int Status, string Detail)
{
    public static PictureError Of(Exception exception)
    {
        var problem = Problems.Describe(exception);
        return new PictureError(problem.Status, problem.Detail);
    }
}
