using System.Diagnostics;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>
/// A container engine of this machine. Podman and docker have one command line but for little, which is here; no shell reads it.
/// </summary>
/// <param name="Program">Its program.</param>
/// <param name="IsPodman">Whether it is podman, by whatever name.</param>
public sealed record ContainerEngine(string Program, bool IsPodman)
{
    /// <summary>What engines are called, the one that is preferred first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["podman", "docker"];

    /// <summary>SELinux keeps containers from the user's files unless they are relabelled.</summary>
    private static readonly string[] s_withoutLabels = ["--security-opt", "label=disable"];

    /// <summary>What it is called.</summary>
    public string Name => Path.GetFileName(Program);

    /// <summary>The engine with a name; without one, the first that is installed.</summary>
    /// <returns>Null where it is not on <c>PATH</c>.</returns>
    public static ContainerEngine? Find(string? name) =>
        (name is null ? Names : [name]).Select(OnPath).OfType<string>().Select(Of).FirstOrDefault();

    /// <summary>The arguments that build an image.</summary>
    /// <param name="recipe">The Containerfile.</param>
    /// <param name="context">The folder that it copies from.</param>
    /// <param name="name">What the image is called.</param>
    /// <param name="labels">Its labels: name=value.</param>
    /// <param name="hasOneLayer">Whether nothing is kept of its steps, where the engine can do that.</param>
    public IReadOnlyList<string> BuildArguments(
        string recipe, string context, ImageName name, IEnumerable<string> labels, bool hasOneLayer) =>
    [
        "build",
        .. IsPodman ? hasOneLayer ? ["--layers=false", .. s_withoutLabels] : s_withoutLabels
            : (string[])["--progress", "plain"], // A log is no terminal.
        "--file", recipe,
        "--tag", name.Text,
        .. labels.SelectMany(label => new[] { "--label", label }),
        context,
    ];

    /// <summary>Asks it for something that takes moments.</summary>
    public EngineAnswer Ask(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new EngineAnswer(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>What removes containers, running or not; their names or ids come behind it.</summary>
    internal IReadOnlyList<string> RemoveArguments => IsPodman ? ["rm", "--force", "--time", "0"] : ["rm", "--force"];

    private static ContainerEngine Of(string program) => new(program, IsPodmanOf(program));

    /// <summary>Where podman stands in for docker, its command line is podman's.</summary>
    private static bool IsPodmanOf(string program) =>
        Path.GetFileName(program) == "podman"
        || new ContainerEngine(program, false).Ask("--version").Output.StartsWith("podman", StringComparison.OrdinalIgnoreCase);

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Where(Path.IsPathRooted).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}

/// <summary>What an engine has answered.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record EngineAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>Whether it did what it was asked for.</summary>
    public bool IsSuccess => ExitCode == 0;

    /// <summary>The last line that says what is wrong.</summary>
    public string Problem => LastLine(Error) is { Length: > 0 } line ? line : $"exit code {ExitCode}";

    internal static string LastLine(string text)
    {
        string line = text.Split('\n').LastOrDefault(candidate => candidate.Trim().Length > 0)?.Trim() ?? "";
        return PlainText.Line(line.StartsWith("Error: ", StringComparison.Ordinal) ? line["Error: ".Length..] : line).TrimEnd('.');
    }
}
