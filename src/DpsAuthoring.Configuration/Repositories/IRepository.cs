namespace DpsAuthoring.Configuration.Repositories;

/// <summary>The files of a repository, by their paths from its top.</summary>
public interface IRepository
{
    /// <summary>Whether a file is there.</summary>
    /// <param name="path">Its path from the repository's top, with <c>/</c>.</param>
    /// <returns>Null where that cannot be told.</returns>
    bool? Has(string path);
}
