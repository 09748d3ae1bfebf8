using System.Text.Json;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>An image that is on this machine.</summary>
/// <param name="Engine">The engine that has it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Id">What its content is known by.</param>
/// <param name="EntryPoint">What the engine puts in front of every command.</param>
/// <param name="Revision">The commit that it was built of; null where it does not say.</param>
public sealed record ContainerImage(ContainerEngine Engine, ImageName Name, string Id, IReadOnlyList<string> EntryPoint, string? Revision)
{
    /// <summary>The label that says which commit an image was built of.</summary>
    public const string RevisionLabel = "org.opencontainers.image.revision";

    /// <summary>
    /// Whether jobs under the OGC contract may use the network: in DPS they may, unless a CWL of the author's own does not ask for it.
    /// </summary>
    public bool HasNetwork { get; init; } = true;

    /// <summary>Looks for an image.</summary>
    /// <param name="engine">The engine to ask.</param>
    /// <param name="name">The image's name.</param>
    /// <param name="problem">Why there is none, in the engine's words.</param>
    /// <returns>Null where the engine does not have it.</returns>
    public static ContainerImage? Find(ContainerEngine engine, ImageName name, out string problem)
    {
        EngineAnswer answer = engine.Ask("image", "inspect", "--format", "{{.Id}} {{json .Config}}", name.Text);
        problem = answer.IsSuccess ? "" : answer.Problem;
        string[] parts = answer.Output.Trim().Split(' ', 2);
        if (!answer.IsSuccess || parts.Length < 2)
        {
            return null;
        }

        using var json = JsonDocument.Parse(parts[1]);
        return new ContainerImage(engine, name, parts[0], EntryPointOf(json.RootElement), LabelOf(json.RootElement, RevisionLabel));
    }

    private static string[] EntryPointOf(JsonElement configuration) =>
        configuration.TryGetProperty("Entrypoint", out JsonElement words) && words.ValueKind == JsonValueKind.Array
            ? [.. words.EnumerateArray().Select(word => word.GetString() ?? "")]
            : [];

    private static string? LabelOf(JsonElement configuration, string name) =>
        configuration.TryGetProperty("Labels", out JsonElement labels)
        && labels.ValueKind == JsonValueKind.Object
        && labels.TryGetProperty(name, out JsonElement label)
            ? label.GetString()
            : null;
}
