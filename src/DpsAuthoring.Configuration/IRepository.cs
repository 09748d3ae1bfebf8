namespace DpsAuthoring.Configuration;

/// <summary>The files around a configuration, which the command line has on disk and the compiler only in part.</summary>
public interface IRepository
{
    /// <summary>Whether a file is there.</summary>
    /// <param name="path">Its path from the repository's top, with <c>/</c>.</param>
    /// <returns>Null where that cannot be told.</returns>
    bool? Has(string path);
}
