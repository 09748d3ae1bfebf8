using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>A declared input and the configuration's entry for it.</summary>
internal sealed record InputPair(AlgorithmInput Declared, ConfiguredInput Configured)
{
    public bool IsRenamed => Configured.Name.TextOrEmpty() != Declared.Name;
}
