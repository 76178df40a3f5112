using System.Diagnostics;
using System.Reflection;

namespace PaddleInferenceNet.Measuring;

/// <summary>Starts the running program a second time: a process loads one Paddle library only.</summary>
public static class OwnProgram
{
    /// <summary>Its start with arguments, standard input and output redirected.</summary>
    public static ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly()!.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
