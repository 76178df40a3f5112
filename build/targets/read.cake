// One command from a fresh checkout to the text of a picture.

var publishedStamp = System.IO.Path.Combine(published, ".built");

Task("Read")
    .Description("Prints the text of pictures; arguments go to 'paddle-ocr read'. Builds what is missing.")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        var program = System.IO.Path.Combine(published, OperatingSystem.IsWindows() ? "paddle-ocr.exe" : "paddle-ocr");
        Exit(Execute(program, ["read", .. options], callerDirectory));
    });

if (isReading)
{
    // Cake would print its table of tasks to standard output, which belongs to the text.
    Teardown(context =>
    {
        if (context.ThrownException is { } exception)
        {
            Console.Error.WriteLine(exception.Message);
            Exit(1);
        }
    });
}

// Whether nothing that goes into paddle-ocr changed since it was published.
bool IsPublishedCurrent()
{
    if (!System.IO.File.Exists(publishedStamp))
    {
        return false;
    }

    var built = System.IO.File.GetLastWriteTimeUtc(publishedStamp);
    // Folders count as well: their time changes when a file comes or goes.
    return new[] { "src", "native", "third_party", "build" }
        .Select(folder => new DirectoryInfo(InRoot(folder)))
        .SelectMany(folder => folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder))
        .All(entry => entry.LastWriteTimeUtc <= built);
}
