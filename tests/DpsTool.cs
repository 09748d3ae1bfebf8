/// <summary>Which <c>dps</c> the tests start.</summary>
internal static class DpsTool
{
    /// <summary>
    /// The one that <c>DPS_TOOL</c> names, as <c>./test</c> does with the native program that ships; otherwise the one that was built with
    /// these tests. The build's folder has the configuration's name: debug or release.
    /// </summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("DPS_TOOL") is { Length: > 0 } named
        ? named
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(
            AppContext.BaseDirectory, "../../DpsAuthoring.Cli", System.IO.Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "dps"));
}
