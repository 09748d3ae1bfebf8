namespace DpsAuthoring.Configuration.Images;

/// <summary>All checks of Dockerfiles, which are of block DPS5xxx too.</summary>
public static class DockerfileChecks
{
    /// <summary>What the checks look for, in the order of their ids.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = [EntryPointCheck.Rule];

    /// <summary>Checks a Dockerfile, whatever the text holds; what was found and is not silenced in it.</summary>
    public static IReadOnlyList<Finding> Run(TextFile file) => [.. Silence.Apply(file, EntryPointCheck.Find(file))];
}
