using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Which of the algorithms that are declared a configuration registers.</summary>
public static class RegisteredAlgorithm
{
    /// <summary>
    /// The algorithm of its name. Where there is none, the only one that is declared, unless another configuration registers that one, with
    /// another command.
    /// </summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="all">The configurations of the same repository.</param>
    /// <param name="declared">The algorithms that its code declares.</param>
    /// <returns>Null where it cannot be told.</returns>
    public static Algorithm? Of(
        AlgorithmConfiguration configuration, IEnumerable<AlgorithmConfiguration> all, IReadOnlyList<Algorithm> declared)
    {
        string? name = configuration.Name.Text();
        return declared.FirstOrDefault(algorithm => algorithm.Name == name)
            ?? (declared is [var only] && !all.Any(other => IsOfAnother(other, only)) ? only : null);

        bool IsOfAnother(AlgorithmConfiguration other, Algorithm only) =>
            other.Name.Text() == only.Name && other.RunCommand.Text() != configuration.RunCommand.Text();
    }
}
