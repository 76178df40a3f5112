namespace PaddleInferenceNet.Bindings;

/// <summary>
/// Reads a response file: one argument a line, <c>--option</c> followed by its values, <c>@other.rsp</c> read in place,
/// <c>#</c> starts a comment line. Option names are those of ClangSharpPInvokeGenerator where it has such an option.
/// </summary>
internal static class ResponseFile
{
    private const int MaxDepth = 8;

    /// <summary>All values of each option in the order they are met.</summary>
    /// <exception cref="GeneratorException">The file cannot be read, nests too deeply, or has a value before any option.</exception>
    public static IReadOnlyDictionary<string, List<string>> Read(string path)
    {
        Dictionary<string, List<string>> options = new(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in Lines(path, depth: 0))
        {
            if (line.StartsWith("--", StringComparison.Ordinal))
            {
                current = options.TryGetValue(line, out var known) ? known : options[line] = [];
            }
            else
            {
                (current ?? throw new GeneratorException($"{path}: '{line}' stands before any option.")).Add(line);
            }
        }

        return options;
    }

    private static IEnumerable<string> Lines(string path, int depth)
    {
        if (depth > MaxDepth || !File.Exists(path))
        {
            throw new GeneratorException($"'{path}' does not exist or is included more than {MaxDepth} files deep.");
        }

        foreach (var line in File.ReadLines(path).Select(line => line.Trim()))
        {
            if (line.StartsWith('@'))
            {
                var included = Path.Combine(Path.GetDirectoryName(path)!, line[1..]);
                foreach (var inner in Lines(included, depth + 1))
                {
                    yield return inner;
                }
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
