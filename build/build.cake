// The build: one file of targets a subject, under targets/. build.sh and build.cmd only forward to it.
#load "targets/common.cake"
#load "targets/requirements.cake"
#load "targets/native.cake"
#load "targets/fuzz.cake"
#load "targets/managed.cake"
#load "targets/natives.cake"
#load "targets/results.cake"
#load "targets/soak.cake"
#load "targets/test.cake"
#load "targets/read.cake"
#load "targets/service.cake"

if (targetName is "--help" or "-h" or "help")
{
    PrintHelp(Console.Out);
    Exit(0);
}

var target = Tasks.FirstOrDefault(task => task.Name.Equals(targetName, StringComparison.OrdinalIgnoreCase));
if (target is null)
{
    Console.Error.WriteLine($"'{targetName}' is not a target of the build.");
    PrintHelp(Console.Error);
    Exit(2);
}

RefuseUnknownOptions(target.Name);
Require(NeededBy(target.Name));
RunTarget(target.Name);

void PrintHelp(TextWriter writer)
{
    writer.WriteLine("build.sh [TARGET] [OPTIONS]   (build.cmd on Windows; without a target: Compile)");
    writer.WriteLine();
    foreach (var task in Tasks)
    {
        writer.WriteLine($"  {task.Name,-18}{task.Description}");
    }
}
