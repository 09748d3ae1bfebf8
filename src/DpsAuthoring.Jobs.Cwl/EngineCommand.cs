namespace DpsAuthoring.Jobs.Cwl;

/// <summary>How engines are started.</summary>
public static class EngineCommand
{
    /// <summary>Their names, and their programs.</summary>
    public static IReadOnlyDictionary<string, string> Programs { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["cwltool"] = "cwltool",
        ["toil"] = "toil-cwl-runner",
    };

    /// <summary>An engine's program and its arguments, in the folder of a scatter.</summary>
    internal static IReadOnlyList<string> Of(ScatterSettings settings, string folder) =>
    [
        Programs[settings.Engine],
        .. settings.Engine == "toil"
            ? ["--jobStore", Path.Combine(folder, "store"), "--retryCount", "0", "--clean", "always", "--disableProgress"]
            : (string[])["--on-error", "continue", "--parallel", "--skip-schemas"],
        .. settings.Image is null ? ["--no-container"]
            : settings.Engine == "cwltool" ? ["--disable-pull"] // It is here, and was looked at.
            : Array.Empty<string>(),
        "--outdir", Path.Combine(folder, "results"),
        .. settings.Options,
        Path.Combine(folder, "scatter.cwl"),
        Path.Combine(folder, "jobs.yml"),
    ];

    /// <summary>Whether an engine's program is on <c>PATH</c>.</summary>
    internal static bool IsInstalled(string engine) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Where(Path.IsPathRooted).Any(folder => File.Exists(Path.Combine(folder, Programs[engine])));
}
