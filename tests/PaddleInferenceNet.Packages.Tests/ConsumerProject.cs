using System.Diagnostics;

namespace PaddleInferenceNet.Packages.Tests;

/// <summary>A new project outside of the repository that takes the packages from the local folder.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private const string Name = "Consumer";

    private readonly TemporaryFolder _folder = new();

    /// <param name="sdk">The SDK of the project.</param>
    /// <param name="program">The whole program.</param>
    /// <param name="packages">Names of packages of this build.</param>
    public ConsumerProject(string sdk, string program, params string[] packages)
    {
        var version = PackageFeed.RequireVersion();
        var references = packages.Select(package =>
            $"""<PackageReference Include="{package}" Version="{version}" />"""
        );
        // Others' packages are where the build of the repository put them; those of this build go to a folder of their own, so
        // that no older ones of the same version are taken.
        File.WriteAllText(
            _folder.Combine($"{Name}.csproj"),
            $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <InvariantGlobalization>true</InvariantGlobalization>
                <RestoreAdditionalProjectSources>{PackageFeed.Folder}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{_folder.Combine("packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{UserPackages}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references)}
              </ItemGroup>
            </Project>
            """
        );
        File.WriteAllText(_folder.Combine("Program.cs"), program);
        File.Copy(SamplePicture.Path, _folder.Combine("menu.png"));
    }

    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } path
            ? path
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Builds the project; a warning is an error, as a user would not expect one.</summary>
    public Task BuildAsync() =>
        Dotnet.RunAsync(_folder.Path, "build", "-c", "Release", "-warnaserror", "--nologo", "-o", Output);

    /// <summary>Runs the program to its end and gives what it prints.</summary>
    public Task<string> RunAsync(params string[] arguments) =>
        Dotnet.RunAsync(_folder.Path, [Path.Combine(Output, $"{Name}.dll"), .. arguments]);

    /// <summary>How the program is started.</summary>
    public ProcessStartInfo StartInfo(params string[] arguments) =>
        Dotnet.StartInfo(_folder.Path, "dotnet", [Path.Combine(Output, $"{Name}.dll"), .. arguments]);

    public void Dispose() => _folder.Dispose();

    private string Output => _folder.Combine("output");
}
