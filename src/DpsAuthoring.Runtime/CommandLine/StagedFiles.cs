using DpsAuthoring.Declaration;
using DpsAuthoring.Logging;

namespace DpsAuthoring.CommandLine;

/// <summary>Gives the entries of <c>input/</c> to the file and directory inputs, under the legacy contract.</summary>
internal static class StagedFiles
{
    public static void Assign(
        IReadOnlyList<DeclaredInput> inputs, JobInput folder, IReadOnlyList<string>?[] texts, List<string> problems)
    {
        int[] staged = [.. Enumerable.Range(0, inputs.Count).Where(i => inputs[i].IsStaged)];
        if (staged.Length == 0)
        {
            return;
        }

        IReadOnlyList<string> left = [.. folder.Entries()];
        foreach (int i in staged.Where(i => inputs[i].Pattern is not null))
        {
            string[] mine = [.. left.Where(path => Fits(inputs[i], path) && JobInput.Matches(inputs[i].Pattern!, path))];
            left = [.. left.Except(mine)];
            Give(i, mine);
        }

        foreach (IGrouping<bool, int> kind in staged.Where(i => inputs[i].Pattern is null).GroupBy(i => IsDirectory(inputs[i])))
        {
            string[] mine = [.. left.Where(path => Fits(inputs[kind.First()], path))];
            if (kind.Count() == 1 || mine.Length == 0)
            {
                foreach (int i in kind)
                {
                    Give(i, mine);
                }
            }
            else
            {
                problems.Add($"{string.Join(" and ", kind.Select(i => inputs[i].Name))} cannot be told apart in input/: "
                    + "declare a Pattern for each, or give them by name.");
            }
        }

        void Give(int i, string[] paths)
        {
            if (paths.Length > 1 && inputs[i].Shape == InputShape.One)
            {
                string names = string.Join(", ", paths.Select(path => Quoted.Value(Path.GetFileName(path))));
                problems.Add($"{inputs[i].Name} takes one {inputs[i].Placeholder}, but input/ holds {paths.Length}: {names}.");
            }
            else if (paths.Length > 0)
            {
                texts[i] = paths;
            }
        }
    }

    private static bool IsDirectory(DeclaredInput input) => input.Placeholder.StartsWith("directory", StringComparison.Ordinal);

    /// <summary>Whether an entry is of the input's kind. A link that leads nowhere counts as a file, to be complained of as one.</summary>
    private static bool Fits(DeclaredInput input, string path) => IsDirectory(input) == Directory.Exists(path);
}
