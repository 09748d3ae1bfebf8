using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>
/// Runs a build script as <c>bash SCRIPT</c> does, and has bash tell into the log in which of its lines it failed, and with what. What bash
/// tells carries a word that nothing else in the log can have.
/// </summary>
internal sealed partial class BuildTrace
{
    /// <summary>The folder beside the clone that has what bash is given.</summary>
    public const string Folder = ".dps";

    private const string Mark = "MARK";

    /// <summary>
    /// What bash reads before the script. It tells where a command fails, and where the script is left by <c>exit</c>, which is no failing
    /// command; a line in a function is told by the line that called it. What the script starts does not read this.
    /// </summary>
    private const string Traps = """
        unset BASH_ENV
        set -ET
        trap '[[ $BASH_COMMAND != exit* || $BASH_COMMAND == "exit 0" ]] || { dps_line=(${BASH_LINENO[@]: -2:1} $LINENO); echo "MARK line $dps_line" >&2; trap - DEBUG; }' DEBUG
        trap 'dps_line=(${BASH_LINENO[@]: -2:1} $LINENO); echo "MARK line $dps_line" >&2' ERR

        """;

    private const string Build = """
        BASH_ENV=${0%/*}/traps bash "$@"
        code=$?
        [ $code = 0 ] || echo "MARK exit code $code" >&2
        exit $code

        """;

    private const string Requirements = """
        for program; do
          command -v "$program" >/dev/null || { echo "MARK missing $program" >&2; exit 1; }
        done

        """;

    private readonly string _mark = $"[dps {RandomNumberGenerator.GetHexString(8, lowercase: true)}]";

    /// <summary>Writes what bash is given.</summary>
    /// <param name="above">The folder that gets <see cref="Folder"/>.</param>
    public void WriteTo(string above)
    {
        string folder = Directory.CreateDirectory(Path.Combine(above, Folder)).FullName;
        foreach ((string name, string text) in new[] { ("traps", Traps), ("build", Build), ("requirements", Requirements) })
        {
            File.WriteAllText(Path.Combine(folder, name), text.Replace(Mark, _mark, StringComparison.Ordinal));
        }
    }

    /// <summary>The words that run a script.</summary>
    /// <param name="folder">Where <see cref="Folder"/> is.</param>
    /// <param name="command">The script, and the arguments that follow it.</param>
    public static IReadOnlyList<string> Command(string folder, IReadOnlyList<string> command) => ["bash", $"{folder}/build", .. command];

    /// <summary>The words that fail where a program is not there.</summary>
    /// <param name="folder">Where <see cref="Folder"/> is.</param>
    /// <param name="programs">The programs' names.</param>
    public static IReadOnlyList<string> Require(string folder, IReadOnlyList<string> programs) =>
        ["bash", $"{folder}/requirements", .. programs];

    /// <summary>What bash has told last.</summary>
    public BuildStop Read(IEnumerable<string> log)
    {
        var stop = new BuildStop(null, null, null);
        foreach (string line in log.Where(line => line.Contains(_mark, StringComparison.Ordinal)))
        {
            Match told = Told().Match(line[(line.IndexOf(_mark, StringComparison.Ordinal) + _mark.Length)..]);
            stop = told switch
            {
                { Groups: [_, { Success: true } number, ..] } => stop with { Line = Number(number.Value) },
                { Groups: [.., { Success: true } code, _] } => stop with { ExitCode = Number(code.Value) },
                { Groups: [.., { Success: true } program] } => stop with { Missing = program.Value },
                _ => stop,
            };
        }

        return stop;
    }

    /// <summary>What was said before bash told that it ends; what the engine adds says nothing more.</summary>
    public IEnumerable<string> WithoutOwn(IReadOnlyList<string> log)
    {
        int end = Enumerable.Range(0, log.Count).LastOrDefault(at => IsEnd(log[at]), log.Count);
        return log.Take(end).Where(line => !line.Contains(_mark, StringComparison.Ordinal));
    }

    private bool IsEnd(string line) =>
        line.Contains($"{_mark} exit code ", StringComparison.Ordinal) || line.Contains($"{_mark} missing ", StringComparison.Ordinal);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^ (?:line (\d{1,9})|exit code (\d{1,3})|missing (\w+))\s*$")]
    private static partial Regex Told();
}

/// <summary>Where a build has stopped.</summary>
/// <param name="Line">The line of the build script; null where it is not known.</param>
/// <param name="ExitCode">The script's exit code; null where it has not failed.</param>
/// <param name="Missing">The program that the base image has not and DPS's build calls; null where that is not the reason.</param>
internal sealed record BuildStop(int? Line, int? ExitCode, string? Missing);
