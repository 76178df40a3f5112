namespace PaddleInferenceNet.Cli.Tests.Support;

/// <summary>Variables of the environment for one test.</summary>
internal sealed class EnvironmentVariables : IDisposable
{
    private readonly (string Name, string? Before)[] _before;

    public EnvironmentVariables(params (string Name, string? Value)[] variables)
    {
        _before = [.. variables.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name)))];
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
