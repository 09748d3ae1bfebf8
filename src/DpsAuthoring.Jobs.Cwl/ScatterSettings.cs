using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>How a batch uses a CWL engine.</summary>
public sealed record ScatterSettings
{
    /// <summary>The engine's name: cwltool or toil.</summary>
    public required string Engine { get; init; }

    /// <summary>The folder of the batch's scatters. An engine that runs jobs on other machines needs them to see it.</summary>
    public required string Folder { get; init; }

    /// <summary>Where results are published.</summary>
    public required Workspace Space { get; init; }

    /// <summary>What the jobs have in common.</summary>
    public required JobRequest Template { get; init; }

    /// <summary>The image that jobs run in; null for the machines as they are.</summary>
    public ContainerImage? Image { get; init; }

    /// <summary>The user's own options of the engine.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>How many jobs a scatter has at most: engines keep all of them in memory.</summary>
    public int MostJobs { get; init; } = 10_000;

    /// <summary>How often is looked whether the engine is over.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Is told in a sentence what whoever waits should know; by default nobody is.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
