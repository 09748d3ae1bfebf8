using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>A declared input and the configuration's entry for it.</summary>
internal sealed record InputPair(DeclaredInput Declared, ConfiguredInput Configured)
{
    public bool IsRenamed => Configured.Name.TextOrEmpty() != Declared.Name;
}
