using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Images;

/// <summary>DPS5018: Docker puts an image's <c>ENTRYPOINT</c> in front of the command with which a job is started.</summary>
internal static class EntryPointCheck
{
    public static readonly RuleDescriptor Rule = new(
        "DPS5018", Severity.Warning, "The image's ENTRYPOINT gets in front of the run command");

    private static readonly Regex s_list = new(
        @"^\[\s*(?:""(?<word>(?:\\.|[^""\\])*)""\s*(?:,\s*|(?=\])))*\]$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> s_shells = ["sh", "bash", "dash", "ash", "zsh", "ksh"];

    /// <summary>Those that start what stands behind them.</summary>
    private static readonly HashSet<string> s_launchers =
    [
        "env",
        "tini",
        "tini-static",
        "dumb-init",
        "catatonit",
        "docker-init",
        "exec",
        "nice",
        "time",
    ];

    /// <summary>
    /// Those with words of their own before what they start: they pass the command on, or what they start would have to be known.
    /// </summary>
    private static readonly HashSet<string> s_unknown =
    [
        "conda",
        "mamba",
        "micromamba",
        "pixi",
        "poetry",
        "uv",
        "gosu",
        "su-exec",
        "xvfb-run",
        "timeout",
        "stdbuf",
        "init",
    ];

    public static IEnumerable<Finding> Find(TextFile file)
    {
        if (Dockerfile.EntryPoint(Dockerfile.Instructions(file)) is { } entryPoint && Program(entryPoint.Arguments) is { } program)
        {
            yield return new Finding(Rule, file, entryPoint.Span,
                $"Docker puts ENTRYPOINT in front of the command of a job, '/app/…/run.sh --name value', so '{program}' runs instead of the run script. "
                + "Take it out; if it comes with the image of FROM, write: ENTRYPOINT []");
        }
    }

    /// <summary>What runs instead of the job's command; null where the command is passed on, or that cannot be told.</summary>
    private static string? Program(string arguments)
    {
        if (arguments.Length == 0 || arguments.Contains("$@") || arguments.Contains("$*") || arguments.Contains("$0"))
        {
            return null;
        }

        return s_list.Match(arguments) is { Success: true } list
            ? Program([.. list.Groups["word"].Captures.Cast<Capture>().Select(word => word.Value)])
            : Own(arguments.Split([' ', '\t'])[0]);
    }

    private static string? Program(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || Own(words[0]) is not { } program)
        {
            return null;
        }

        static bool IsOption(string word) => word.StartsWith("-", StringComparison.Ordinal) || word.Contains('=');
        var options = words.Skip(1).TakeWhile(IsOption).ToList();
        bool isShell = s_shells.Contains(program);
        return isShell
            && options.Any(option => option[0] == '-' && !option.StartsWith("--", StringComparison.Ordinal) && option.Contains('c'))
                ? program
            : isShell || s_launchers.Contains(program) ? Program([.. words.Skip(1 + options.Count)])
            : program;
    }

    /// <summary>
    /// A program's own name; null for one that may well start what it is given: entry scripts end in <c>exec "$@"</c> by custom.
    /// </summary>
    private static string? Own(string program)
    {
        string name = program.Substring(program.LastIndexOf('/') + 1);
        return name.Length == 0 || s_unknown.Contains(name) || name.IndexOf("entry", StringComparison.OrdinalIgnoreCase) >= 0 ? null : name;
    }
}
