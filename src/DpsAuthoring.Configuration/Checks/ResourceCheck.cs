using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4043: memory or cores that the registration form refuses. Nothing else looks at them.</summary>
internal sealed class ResourceCheck() : ConfigurationCheck("DPS4043", Severity.Info, "The registration form refuses a resource")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema != ConfigurationSchema.Ogc || !context.IsForApi ? [] :
        ((Finding?[])[Of(configuration, "ram_min", 128, " GB"), Of(configuration, "cores_min", 32, "")]).OfType<Finding>();

    /// <summary>A resource's number with its place; null where it is none.</summary>
    public static (YamlScalar At, double Value)? Value(AlgorithmConfiguration configuration, string key) =>
        configuration.Find(key)?.Value.Resolved is YamlScalar { Kind: YamlKind.Whole or YamlKind.Real } scalar
            ? (scalar, scalar.Kind == YamlKind.Whole
                ? (double?)PythonNumber.ReadWhole(scalar.Text) ?? double.NaN
                : PythonNumber.ReadReal(scalar.Text))
            : null;

    private Finding? Of(AlgorithmConfiguration configuration, string key, int most, string unit)
    {
        if (Value(configuration, key) is not ({ } scalar, var value) || (value >= 1 && value <= most))
        {
            return null;
        }

        // Which unit is meant cannot be told; for another way to register it may be right.
        return At(
            configuration, scalar.Span,
            $"{key} is {scalar.Text}, and the registration form takes 1 to {most}{unit}; POST /api/build takes any number, and jobs do not depend on it"
                + (unit.Length > 0 && value > most && value % 1024 == 0 ? $". In GB it is {(int)(value / 1024)}" : ""));
    }
}
