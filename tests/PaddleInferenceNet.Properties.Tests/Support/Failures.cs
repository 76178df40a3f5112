namespace PaddleInferenceNet.Properties.Tests.Support;

/// <summary>Tells failures that are told by a type from those that only happen.</summary>
internal static class Failures
{
    /// <summary>The failure of an action where it is of the expected type; null where there is none. Any other is thrown on.</summary>
    public static T? Of<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
            return null;
        }
        catch (T exception)
        {
            return exception;
        }
    }

    /// <inheritdoc cref="Of{T}(Action)"/>
    public static T? Of<T>(Func<Task> action)
        where T : Exception => Of<T>(() => action().GetAwaiter().GetResult());
}
