using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")]

namespace DpsAuthoring.Cli.Tests;

/// <summary>The <c>dps</c> that was built with these tests, started as a user would.</summary>
internal static class Dps
{
    /// <summary>The build's folder has the configuration's name: debug or release.</summary>
    private static readonly string s_configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    public static string Program { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../DpsAuthoring.Cli", s_configuration, "dps"));

    public static Task<Ran> RunAsync(params string[] args) => RunInAsync(Path.GetTempPath(), args);

    public static Task<Ran> RunInAsync(string directory, params string[] args) => Command.RunAsync(directory, Program, args);
}
