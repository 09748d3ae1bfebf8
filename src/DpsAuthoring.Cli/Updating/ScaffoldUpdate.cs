using DpsAuthoring.Cli.Adoption;

namespace DpsAuthoring.Cli.Updating;

/// <summary>What a newer template would change in a repository that an older one made.</summary>
/// <param name="Templates">The templates.</param>
/// <param name="Changes">The files, by their names.</param>
/// <param name="Packages">The packages in <c>nuget/</c> that the newer one brings.</param>
internal sealed record ScaffoldUpdate(TemplatePair Templates, IReadOnlyList<FileChange> Changes, IReadOnlyList<string> Packages)
{
    /// <summary>The files that name the packages' version.</summary>
    private static readonly string[] s_versioned = ["Directory.Packages.props", ".config/dotnet-tools.json"];

    private const string PackageFolder = "nuget";
    private const string PackagePattern = "DpsAuthoring.*.nupkg";

    public bool IsEmpty => Changes.Count == 0 && Packages.Count == 0;

    /// <summary>Makes what both templates would make, in a folder of its own, and compares.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="write">Whether to take over what is safe.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="CouldNotRunException">There is no template.</exception>
    public static async Task<ScaffoldUpdate> FindAsync(string folder, bool write, CancellationToken cancel)
    {
        var record = TemplateRecord.Read(folder);
        string work = Directory.CreateTempSubdirectory("dps-update-").FullName;
        try
        {
            string now = Path.Combine(work, "now", Path.GetFileName(folder));
            Directory.CreateDirectory(Path.GetDirectoryName(now)!);
            await AlgorithmTemplate.ScaffoldAsync(now, record.Options, hive: null, cancel).ConfigureAwait(false);
            string after = TemplateRecord.Read(now).Version;
            if (after == record.Version)
            {
                return new ScaffoldUpdate(new TemplatePair(after, after, true), [], []);
            }

            string hive = Path.Combine(work, "hive");
            string old = Path.Combine(work, "old", Path.GetFileName(folder));
            Directory.CreateDirectory(old);
            Directory.Delete(old);
            bool isOldKnown = await AlgorithmTemplate.InstallAsync(record.Version, hive, folder, cancel).ConfigureAwait(false);
            if (isOldKnown)
            {
                await AlgorithmTemplate.ScaffoldAsync(old, record.Options, hive, cancel).ConfigureAwait(false);
            }

            var templates = new TemplatePair(record.Version, after, isOldKnown);
            FileChange[] changes =
            [
                .. TextFiles(now).Concat(isOldKnown ? TextFiles(old) : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(name => FileChange.Of(name, Text(old, name), Text(now, name), Text(folder, name), templates))
                    .OfType<FileChange>(),
            ];
            string[] packages = [.. PackagesOf(now).Except(PackagesOf(folder), StringComparer.Ordinal)];
            var update = new ScaffoldUpdate(templates, changes, packages);
            if (write)
            {
                update.Write(now, folder);
            }

            return update;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private void Write(string now, string folder)
    {
        string[] older = [.. PackagesOf(folder).Where(package => Packages.Contains(Templates.WithNewVersion(package)))];
        foreach (string package in Packages)
        {
            File.Copy(Path.Combine(now, package), Make(folder, package), overwrite: true);
        }

        foreach (FileChange change in Changes.Where(change => change.IsSafe))
        {
            if (change.Safe == change.After)
            {
                // As it is: a sample may be no text.
                File.Copy(Path.Combine(now, change.Name), Make(folder, change.Name), overwrite: true);
            }
            else
            {
                File.WriteAllText(Make(folder, change.Name), change.Safe);
            }

            if (change.Kind == ChangeKind.New && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(folder, change.Name), File.GetUnixFileMode(Path.Combine(now, change.Name)));
            }
        }

        // What the author decides later may still name the older ones.
        if (!s_versioned.Any(file => Text(folder, file)?.Contains(Templates.Before, StringComparison.Ordinal) == true))
        {
            foreach (string package in older)
            {
                File.Delete(Path.Combine(folder, package));
            }
        }

        if (Templates.IsOldKnown)
        {
            File.Copy(Path.Combine(now, TemplateRecord.FileName), Make(folder, TemplateRecord.FileName), overwrite: true);
        }
    }

    private static string Make(string folder, string name)
    {
        string target = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        return target;
    }

    private static string? Text(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    private static IEnumerable<string> TextFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(name => name != TemplateRecord.FileName && !name.EndsWith(".nupkg", StringComparison.Ordinal));

    private static IEnumerable<string> PackagesOf(string folder)
    {
        string packages = Path.Combine(folder, PackageFolder);
        return !Directory.Exists(packages)
            ? []
            : Directory.EnumerateFiles(packages, PackagePattern).Select(path => $"{PackageFolder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);
    }
}
