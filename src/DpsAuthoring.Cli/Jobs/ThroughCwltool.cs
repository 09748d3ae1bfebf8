using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Jobs.Cwl;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Jobs of <c>--through cwltool</c>: the OGC contract by the program that MAAP runs it with.</summary>
internal static class ThroughCwltool
{
    /// <summary>What it is called on the command line, and on <c>PATH</c>.</summary>
    public const string Name = "cwltool";

    /// <summary>How such jobs' commands are run.</summary>
    /// <exception cref="CouldNotRunException">There is no cwltool, or no package of the algorithm.</exception>
    public static CwltoolHost HostOf(JobSettings settings)
    {
        string program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists)
            ?? throw new CouldNotRunException($"--through {Name} needs {Name}, which is not on PATH: install it, or leave --through out.");
        AlgorithmConfiguration configuration = settings.Configurations
            .Select(file => AlgorithmConfiguration.Read(YamlText.Read(TextFile.Load(file, file))))
            .FirstOrDefault(configuration => configuration?.Schema == ConfigurationSchema.Ogc)
            ?? throw new CouldNotRunException($"--through {Name} runs the OGC contract, and the algorithm has no configuration for it.");
        string Package(IReadOnlyList<string>? command) =>
            ApplicationPackage.Write(configuration, new PackageOrigin(settings.Image?.Name.Text) { Command = command });
        try
        {
            _ = Package(null);
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException($"{configuration.File.Path} cannot be packaged for {Name}. {e.Message}");
        }

        return new CwltoolHost(program, Package, settings.Image);
    }
}
