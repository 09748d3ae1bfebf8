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

        foreach (IGrouping<StagedKind?, int> kind in staged.Where(i => inputs[i].Pattern is null).GroupBy(i => inputs[i].Staged))
        {
            string[] mine = [.. left.Where(path => Fits(inputs[kind.First()], path))];
            left = [.. left.Except(mine)];
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

        // A list of files also takes the files of the directories that no directory input is given.
        string[] directories = [.. left.Where(Directory.Exists)];
        int[] lists = [.. staged.Where(i => inputs[i] is { Staged: StagedKind.File, Shape: InputShape.Many })];
        if (directories.Length > 0
            && lists.Where(i => inputs[i].Pattern is null).Select(i => inputs[i].Name).ToArray() is [_, _, ..] several)
        {
            problems.Add(
                $"{string.Join(" and ", several)} cannot be told apart in input/: declare a Pattern for each, or give them by name.");
            return;
        }

        foreach (int i in lists)
        {
            string[] files =
            [
                .. directories.SelectMany(path => StagedPaths.FilesOf(path, new InputPlace(folder.FullPath, inputs[i].Pattern))),
            ];
            Give(i, [.. texts[i] ?? [], .. files]);
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

    /// <summary>Whether an entry is of the input's kind. A link that leads nowhere counts as a file, to be complained of as one.</summary>
    private static bool Fits(DeclaredInput input, string path) => input.Staged == StagedKind.Directory == Directory.Exists(path);
}
