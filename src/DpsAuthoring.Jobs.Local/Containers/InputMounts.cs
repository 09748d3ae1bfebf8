using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>What of this machine's files a job's container needs, so that the links in <c>input/</c> lead somewhere in it.</summary>
internal static class InputMounts
{
    /// <summary>The inputs, and what links in directories among them lead to; what lies in another of these is left out.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> inputs)
    {
        var mounts = new List<string>();
        foreach (string path in inputs.SelectMany(input => LinkedFrom(input).Prepend(input)).Distinct().OrderBy(path => path.Length))
        {
            if (!mounts.Any(mount => FileSystem.IsBelow(path, mount)))
            {
                mounts.Add(path);
            }
        }

        return mounts;
    }

    private static IEnumerable<string> LinkedFrom(string input) => Directory.Exists(input)
        ? Folders.Files(input).Where(file => file.IsLink).Select(file => LibC.RealPath(file.Path)).OfType<string>()
        : [];
}
