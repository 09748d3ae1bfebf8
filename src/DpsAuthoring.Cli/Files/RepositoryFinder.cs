using DpsAuthoring.Configuration.Repositories;

namespace DpsAuthoring.Cli.Files;

/// <summary>The repository that a path of the command line means.</summary>
internal static class RepositoryFinder
{
    /// <summary>All configurations in a folder and below it, or the one that is named.</summary>
    /// <exception cref="CouldNotRunException">There is no such file, or no configuration in or above the folder.</exception>
    public static AlgorithmRepository Find(string path) => Find(path, AlgorithmRepository.Find);

    /// <summary>The same, with the application packages that are registered as they stand.</summary>
    /// <exception cref="CouldNotRunException">There is no such file, and nothing to register in the folder.</exception>
    public static AlgorithmRepository FindAll(string path) =>
        FilePath.IsCwl(path) && DiskTree.IsFile(path)
            ? AlgorithmRepository.OfPackage(DiskTree.Instance, DiskTree.Full(path))
            : Find(path, AlgorithmRepository.FindAll);

    /// <summary>Of these, the ones of the algorithm that jobs are run of.</summary>
    /// <exception cref="CouldNotRunException">There is no such file, or no configuration in or above the folder.</exception>
    public static AlgorithmRepository FindAlgorithm(string path) => Find(path, AlgorithmRepository.FindUppermost);

    private static AlgorithmRepository Find(string path, Func<IFileTree, string, AlgorithmRepository?> find)
    {
        if (path.Length == 0)
        {
            throw new CouldNotRunException("the path is empty; name an algorithm's folder or its configuration.");
        }

        string full = DiskTree.Full(path);
        if (Path.Exists(full) && !Directory.Exists(full) && !DiskTree.IsFile(full))
        {
            throw new CouldNotRunException($"'{path}' is a pipe, a device, or a link that leads nowhere; name an algorithm's folder or its configuration.");
        }

        if (File.Exists(full) && FilePath.IsCwl(full))
        {
            throw new CouldNotRunException($"'{path}' is CWL, which 'dps check' checks; name an algorithm's configuration.");
        }

        if (File.Exists(full))
        {
            return AlgorithmRepository.Of(DiskTree.Instance, full);
        }

        if (!Directory.Exists(full))
        {
            throw new CouldNotRunException($"'{path}' does not exist; name an algorithm's folder or its configuration.");
        }

        return find(DiskTree.Instance, full)
            ?? throw new CouldNotRunException(
                $"'{path}' holds no algorithm configuration: a YAML file with the key algorithm_name, for example algorithm_config.yml.");
    }
}
