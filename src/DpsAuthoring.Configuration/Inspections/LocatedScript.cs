using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Inspections;

/// <summary>A script that configurations name and that is there.</summary>
/// <param name="File">Its file.</param>
/// <param name="Top">The folder that its path in the configurations starts from.</param>
/// <param name="Script">What the configurations say of it.</param>
public sealed record LocatedScript(string File, string Top, ConfiguredScript Script);
