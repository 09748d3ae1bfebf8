using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")]

namespace DpsAuthoring.Cli.Tests;

/// <summary><c>dps</c>, started as a user would.</summary>
internal static class Dps
{
    public static Task<Ran> RunAsync(params string[] args) => RunInAsync(Path.GetTempPath(), args);

    public static Task<Ran> RunInAsync(string directory, params string[] args) => Command.RunAsync(directory, DpsTool.Path, args);
}
