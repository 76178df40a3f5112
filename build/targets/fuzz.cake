// Fuzzing of the native library with Clang's libFuzzer: tests/fuzz has the targets and says what each does.
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

record FuzzTarget(string Name, int MaxBytes, string Dictionary = null);

FuzzTarget[] fuzzTargets =
[
    new("program", 2048, "program"),
    new("json_program", 4096, "json_program"),
    new("parameters", 600),
    new("graph", 96),
    new("interface", 96),
];
var nativeFuzz = System.IO.Path.Combine(artifacts, "native", "fuzz");
var fuzzFindings = System.IO.Path.Combine(artifacts, "fuzz");
const string FuzzSanitizers = "address,undefined,float-cast-overflow";

Task("Fuzz")
    .Description("Fuzzes the native library for --seconds N (60) with each target, or with --target NAME; needs Clang.")
    .Does(() =>
    {
        var seconds = int.Parse(FuzzOption("--seconds") ?? "60", NumberStyles.None, CultureInfo.InvariantCulture);
        var name = FuzzOption("--target");
        var chosen = fuzzTargets.Where(one => name is null || one.Name == name).ToArray();
        if (chosen.Length == 0)
        {
            throw new CakeException($"There is no fuzz target '{name}': {string.Join(", ", fuzzTargets.Select(one => one.Name))}.");
        }

        BuildFuzzers("fuzzers");
        var count = RunFuzzers(chosen, seconds, System.Environment.ProcessorCount);
        Exit(count.Failed > 0 ? 1 : 0);
    });

string FuzzOption(string option) => options.SkipWhile(argument => argument != option).Skip(1).FirstOrDefault();

// The tests of this build run under the same sanitizers, so that one build serves both.
void BuildFuzzers(string nativeTarget) =>
    BuildNative(
        nativeFuzz,
        nativeTarget,
        "-DCMAKE_CXX_COMPILER=clang++",
        "-DPDX_BUILD_TESTS=ON",
        "-DPDX_BUILD_FUZZERS=ON",
        $"-DPDX_SANITIZE=fuzzer-no-link,{FuzzSanitizers}"
    );

// One test for each target, which fails where its fuzzer makes a finding.
TestCount RunFuzzers(FuzzTarget[] chosen, int seconds, int atOnce)
{
    System.IO.Directory.CreateDirectory(fuzzFindings);
    var passed = new bool[chosen.Length];
    Parallel.For(
        0,
        chosen.Length,
        new ParallelOptions { MaxDegreeOfParallelism = atOnce },
        index => passed[index] = RunFuzzer(chosen[index], seconds)
    );
    return new(passed.Count(one => one), passed.Count(one => !one), 0);
}

bool RunFuzzer(FuzzTarget fuzzTarget, int seconds)
{
    // New inputs go to the first folder of the corpus, findings beside it.
    var found = System.IO.Path.Combine(fuzzFindings, "corpus", fuzzTarget.Name);
    System.IO.Directory.CreateDirectory(found);
    var program = System.IO.Path.Combine(nativeFuzz, "fuzz", $"{fuzzTarget.Name}_fuzzer");
    var source = InRoot("tests", "fuzz");
    List<string> arguments =
    [
        found,
        System.IO.Path.Combine(source, "corpus", fuzzTarget.Name),
        $"-max_total_time={seconds}",
        $"-max_len={fuzzTarget.MaxBytes}",
        "-timeout=60",
        "-entropic=0", // whose bookkeeping takes longer than most runs
        "-malloc_limit_mb=256",
        "-print_final_stats=1",
        $"-artifact_prefix={System.IO.Path.Combine(fuzzFindings, fuzzTarget.Name)}-",
    ];
    if (fuzzTarget.Dictionary is { } dictionary)
    {
        arguments.Add($"-dict={System.IO.Path.Combine(source, "dictionaries", dictionary + ".dict")}");
    }

    var clock = Stopwatch.StartNew();
    var (code, log) = ExecuteKeepingErrors(program, arguments);
    var logFile = System.IO.Path.Combine(fuzzFindings, fuzzTarget.Name + ".log");
    System.IO.File.WriteAllText(logFile, log);
    var summary = string.Create(
        CultureInfo.InvariantCulture,
        $"fuzz {fuzzTarget.Name}: {LastNumber(log, @"number_of_executed_units: (\d+)")} executions in {clock.Elapsed.TotalSeconds:F0} s, {LastNumber(log, @"average_exec_per_sec:\s+(\d+)")} a second, {LastNumber(log, @" cov: (\d+)")} edges covered"
    );
    if (code == 0)
    {
        Console.WriteLine(summary);
        return true;
    }

    var input = Regex.Match(log, @"Test unit written to (\S+)").Groups[1].Value;
    Console.WriteLine($"{summary}\n{string.Join('\n', log.Split('\n').TakeLast(60))}");
    Console.WriteLine($"fuzz {fuzzTarget.Name}: a finding. Log: {logFile}. Again: {program} {input}");
    return false;
}

string LastNumber(string log, string pattern) => Regex.Matches(log, pattern).LastOrDefault()?.Groups[1].Value ?? "no";

// libFuzzer writes everything to standard error.
(int Code, string Errors) ExecuteKeepingErrors(string program, IEnumerable<string> arguments)
{
    var start = new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true };
    // Short stacks of allocations and a small quarantine double the speed.
    start.Environment["ASAN_OPTIONS"] = "malloc_context_size=1:quarantine_size_mb=2";
    using var process = Process.Start(start);
    var errors = process.StandardError.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, errors);
}
