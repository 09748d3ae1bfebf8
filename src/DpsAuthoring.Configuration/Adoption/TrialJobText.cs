using System.Text;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>The trial job at the end of the template's build script, with the adopted algorithm's inputs.</summary>
public static class TrialJobText
{
    private const string Begin = "cd \"$scratch\"\n";

    private const string Call = "\"$here/run.sh\"";

    private const string End = " ||\n";

    /// <summary>The build script; null where the template's has no trial job as it is known here.</summary>
    /// <param name="script">The template's build script.</param>
    /// <param name="algorithm">The algorithm.</param>
    public static string? Of(string script, AdoptedAlgorithm algorithm)
    {
        int begin = script.LastIndexOf(Begin, StringComparison.Ordinal);
        int call = begin < 0 ? -1 : script.IndexOf(Call, begin, StringComparison.Ordinal);
        int end = call < 0 ? -1 : script.IndexOf(End, call, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        (StringBuilder files, StringBuilder arguments) = (new(), new());
        foreach (AdoptedInput input in algorithm.Inputs.Where(SampleValues.IsNeeded))
        {
            string entry = SampleValues.EntryOf(input);
            if (SampleValues.IsDirectory(input))
            {
                files.Append($"mkdir {entry}\nprintf 'a trial' >{entry}/{SampleValues.FileIn}\n");
            }
            else if (input.Registered.IsStaged)
            {
                files.Append($"printf 'a trial' >{entry}\n");
            }

            arguments.Append($" --{input.Registered.Name}").Append(input switch
            {
                { Registered.IsStaged: true } => " " + entry,
                { Registered.Type.Kind: InputKind.Flag } => "",
                _ => " " + Quoted(SampleValues.ValueOf(input)),
            });
        }

        string trial = script.Substring(0, begin).TrimEnd('\n');
        int comment = trial.LastIndexOf('\n') + 1;
        trial = trial[comment] == '#' ? trial.Substring(0, comment) : trial + "\n";
        return trial + "# A small job: better a build that fails here than every job later. Its files are placeholders: make them\n# ones that the computation reads, and change it along with the algorithm's inputs.\n"
            + Begin + files + Call + arguments + script.Substring(end);
    }

    private static string Quoted(string value) =>
        value.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or ',' or '-' or '_') ? value : "'" + value.Replace("'", "'\\''") + "'";
}
