namespace DpsAuthoring.Configuration.Checks;

/// <summary>One check of a configuration that can be read.</summary>
internal abstract class ConfigurationCheck
{
    /// <summary>What it looks for.</summary>
    public abstract Check Check { get; }

    /// <summary>What it finds.</summary>
    public abstract IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context);

    private protected Finding At(AlgorithmConfiguration configuration, TextSpan span, string message, Fix? fix = null) =>
        new(Check, configuration.File, span, message) { Fix = fix };
}
