using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Server;

namespace DpsAuthoring.Cli.Serving;

/// <summary>What a server needs of this machine, and whether it is there.</summary>
internal static class ServerDoctor
{
    /// <returns>Whether all is there that registrations and jobs cannot do without.</returns>
    public static bool Tell(ServerOptions options, string cache, TextWriter say)
    {
        bool isWell = true;
        void Say(string what, string? problem, string found)
        {
            isWell &= problem is null;
            say.WriteLine($"{(problem is null ? "ok      " : "missing ")} {what,-10} {problem ?? found}");
        }

        void Note(string what, string text) => say.WriteLine($"note     {what,-10} {text}");

        Say("git", OnPath("git") is null ? "algorithms are cloned by it: install git" : null, OnPath("git") ?? "");
        Say("bash", OnPath("bash") is null ? "build scripts are run by it: install bash" : null, OnPath("bash") ?? "");
        Say("data", Obstacle(options.Data), options.Data);
        Say("inputs", Obstacle(cache), cache);
        Note("token", Environment.GetEnvironmentVariable("MAAP_PGT") is { Length: > 0 }
            ? "of MAAP_PGT"
            : $"in {Path.Combine(options.Data, "token")}, which is made at the first start");
        Note("containers", ContainerEngine.Find(null) is { } engine
            ? $"{engine.Name} is here; jobs run on the machine as it is, or in their images with dps serve --container"
            : "there is no podman or docker; jobs run on the machine as it is");
        Note("cwltool", OnPath("cwltool") is { } cwltool
            ? $"{cwltool} validates the packages that are deployed"
            : "not here: packages are looked at by dps alone, and MAAP may refuse what is taken here");
        Note("conda", OnPath("conda") is { } conda ? conda : "not here: build scripts that call it fail, and would not in MAAP's images");
        return isWell;
    }

    private static string? Obstacle(string folder) =>
        Folders.Obstacle(folder, out string place) is { } obstacle ? $"{place} cannot be written: {obstacle}" : null;

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
