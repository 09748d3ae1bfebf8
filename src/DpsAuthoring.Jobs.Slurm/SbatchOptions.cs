namespace DpsAuthoring.Jobs.Slurm;

/// <summary>Which options of sbatch are the engine's own, and not the user's.</summary>
internal static class SbatchOptions
{
    private static readonly (string Name, char Letter, string Reason)[] s_own =
    [
        ("array", 'a', "the array is made of the rows: --rows-per-task and --jobs say how"),
        ("job-name", 'J', "the array is found again by its name"),
        ("output", 'o', "what a task says is in the batch's folder"),
        ("error", 'e', "what a task says is in the batch's folder"),
        ("open-mode", '\0', "what a task says is in the batch's folder"),
        ("chdir", 'D', "a task runs where dps was started, as the rows' paths are from there"),
        ("clusters", 'M', "states are asked from one cluster: start dps where that one is the default"),
        ("cluster", '\0', "states are asked from one cluster: start dps where that one is the default"),
        ("wrap", '\0', "a task runs dps"),
        ("wait", 'W', "dps waits itself"),
        ("parsable", '\0', "dps reads what sbatch says"),
        ("test-only", '\0', "dps would wait for what is never run: use --dry-run"),
        ("help", 'h', "write sbatch --help"),
        ("version", 'V', "write sbatch --version"),
    ];

    /// <summary>Why options cannot be passed on, a sentence; null where they can.</summary>
    public static string? Obstacle(IReadOnlyList<string> options)
    {
        if (options is [{ } first, ..] && first is not ['-', _, ..])
        {
            return $"'{first}' is no option of sbatch: write options behind --, such as -- --partition=NAME --time=2:00:00.";
        }

        foreach (string option in options)
        {
            (string Name, char Letter, string Reason) own = s_own.FirstOrDefault(one => IsOne(option, one.Name, one.Letter));
            if (own.Name is not null)
            {
                return $"{option} cannot be passed on to sbatch: {own.Reason}.";
            }
        }

        return null;
    }

    /// <summary>getopt takes the beginning of a long name for it, and a letter with its value in one word.</summary>
    private static bool IsOne(string option, string name, char letter) =>
        option.StartsWith("--", StringComparison.Ordinal)
            ? option[2..].Split('=')[0] is var word
                && (word == name || (word.Length > 3 && name.StartsWith(word, StringComparison.Ordinal)))
            : option is ['-', var first, ..] && first == letter;
}
