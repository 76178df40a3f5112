namespace PaddleInferenceNet.Bindings;

/// <summary>The settings of one header, as its response file states them; paths are absolute.</summary>
internal sealed record GeneratorSettings
{
    public required string File { get; init; }
    public required string Output { get; init; }
    public string? TestOutput { get; init; }
    public required string Namespace { get; init; }
    public required string MethodClassName { get; init; }
    public required string LibraryPath { get; init; }
    public required string PrefixStrip { get; init; }
    public required string AccessSpecifier { get; init; }
    public required IReadOnlyList<string> CompilerArguments { get; init; }
    public required IReadOnlySet<string> Exclude { get; init; }
    public required IReadOnlyDictionary<string, string> Remap { get; init; }

    /// <summary>Parameters marked as taken that nevertheless stay the caller's, as "function.parameter".</summary>
    public required IReadOnlySet<string> KeptParameters { get; init; }

    /// <summary>Parameters of type <c>const char*</c> that are bytes and not text, as "function.parameter".</summary>
    public required IReadOnlySet<string> RawText { get; init; }

    /// <exception cref="GeneratorException">An option is unknown, missing or has no value.</exception>
    public static GeneratorSettings Load(string path)
    {
        Options options = new(path, ResponseFile.Read(path));
        GeneratorSettings settings = new()
        {
            File = options.PathOf("--file") ?? throw options.Missing("--file"),
            Output = options.PathOf("--output") ?? throw options.Missing("--output"),
            TestOutput = options.PathOf("--test-output"),
            Namespace = options.Required("--namespace"),
            MethodClassName = options.Required("--methodClassName"),
            LibraryPath = options.Required("--libraryPath"),
            PrefixStrip = options.Optional("--prefixStrip") ?? "",
            AccessSpecifier = options.Pairs("--with-access-specifier").GetValueOrDefault("*", "public"),
            CompilerArguments =
            [
                "-x",
                options.Required("--language"),
                "-std=" + options.Required("--std"),
                .. options.All("--define-macro").Select(name => "-D" + name),
                .. options.All("--include-directory").Select(folder => "-I" + options.Absolute(folder)),
            ],
            Exclude = options.All("--exclude").ToHashSet(StringComparer.Ordinal),
            Remap = options.Pairs("--remap"),
            KeptParameters = options.ParameterSet("--with-kept-parameter"),
            RawText = options.ParameterSet("--with-raw-text"),
        };
        options.ThrowIfAnyUnread();
        return settings;
    }

    private sealed class Options(string path, IReadOnlyDictionary<string, List<string>> values)
    {
        private readonly HashSet<string> _read = new(StringComparer.Ordinal);

        public List<string> All(string name)
        {
            _read.Add(name);
            return values.TryGetValue(name, out var found) ? found : [];
        }

        public string? Optional(string name) => All(name) is [.., var last] ? last : null;

        public string Required(string name) => Optional(name) ?? throw Missing(name);

        public string Absolute(string relative) => Path.GetFullPath(relative, Path.GetDirectoryName(path)!);

        public string? PathOf(string name) => Optional(name) is { } relative ? Absolute(relative) : null;

        public Dictionary<string, string> Pairs(string name) =>
            All(name)
                .Select(pair => pair.Split('=', 2))
                .ToDictionary(
                    pair => pair[0],
                    pair =>
                        pair.Length == 2
                            ? pair[1]
                            : throw new GeneratorException($"{path}: {name} '{pair[0]}' is not written as NAME=VALUE.")
                );

        public HashSet<string> ParameterSet(string name) =>
            Pairs(name)
                .SelectMany(pair => pair.Value.Split(';').Select(parameter => $"{pair.Key}.{parameter}"))
                .ToHashSet(StringComparer.Ordinal);

        public GeneratorException Missing(string name) => new($"{path}: {name} is missing.");

        public void ThrowIfAnyUnread()
        {
            if (values.Keys.FirstOrDefault(name => !_read.Contains(name)) is { } unknown)
            {
                throw new GeneratorException($"{path}: {unknown} is not an option of this generator.");
            }
        }
    }
}
