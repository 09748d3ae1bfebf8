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
    /// <summary>
    /// What bash reads before the script. It tells where a command fails, and where the script is left by <c>exit</c>, which is no failing
    /// command. What the script starts does not read it.
    /// </summary>
    private const string Traps = """
        unset BASH_ENV
        set -ET
        trap '[[ $BASH_COMMAND != exit* || $BASH_COMMAND == "exit 0" ]] || { printf "%s %s\n" "MARK line" "${BASH_LINENO[@]: -2:1}:$LINENO" >&2; trap - DEBUG; }' DEBUG
        trap 'printf "%s %s\n" "MARK line" "${BASH_LINENO[@]: -2:1}:$LINENO" >&2' ERR

        """;

    private const string Starter = """
        BASH_ENV=<(printf %s "$1") bash "${@:2}"
        code=$?
        [ $code = 0 ] || echo "$0 exit code $code" >&2
        exit $code
        """;

    private const string Requirements = """
        for program; do
          command -v "$program" >/dev/null || { echo "$0 missing $program" >&2; exit 1; }
        done
        """;

    private readonly string _mark = $"[dps {RandomNumberGenerator.GetHexString(8, lowercase: true)}]";

    /// <summary>The words that run a script.</summary>
    /// <param name="command">The script, and the arguments that follow it.</param>
    public IReadOnlyList<string> Command(IReadOnlyList<string> command) =>
        ["bash", "-c", Starter, _mark, Traps.Replace("MARK", _mark, StringComparison.Ordinal), .. command];

    /// <summary>The words that fail where a program is not there.</summary>
    public IReadOnlyList<string> Require(IEnumerable<string> programs) => ["bash", "-c", Requirements, _mark, .. programs];

    /// <summary>What bash has told last.</summary>
    public BuildStop Read(IEnumerable<string> log)
    {
        var stop = new BuildStop(null, null, null);
        foreach (string line in log.Where(line => line.Contains(_mark, StringComparison.Ordinal)))
        {
            Match told = Told().Match(line[(line.IndexOf(_mark, StringComparison.Ordinal) + _mark.Length)..]);
            stop = told switch
            {
                { Groups: [_, { Success: true } called, { Success: true } own, ..] } => stop with
                {
                    Line = Number(called.Length > 0 ? called.Value : own.Value),
                },
                { Groups: [.., { Success: true } code, _] } => stop with { ExitCode = Number(code.Value) },
                { Groups: [.., { Success: true } program] } => stop with { Missing = program.Value },
                _ => stop,
            };
        }

        return stop;
    }

    /// <summary>Whether a line of the log is bash's own, which says nothing that a reader of the log wants.</summary>
    public bool IsOwn(string line) => line.Contains(_mark, StringComparison.Ordinal);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>A line: that of the script where a function was called, if one was, and where in it.</summary>
    [GeneratedRegex(@"^ (?:line (\d{0,9}):(\d{1,9})|exit code (\d{1,3})|missing (\w+))\s*$")]
    private static partial Regex Told();
}

/// <summary>Where a build has stopped.</summary>
/// <param name="Line">The line of the build script; null where it is not known.</param>
/// <param name="ExitCode">The script's exit code; null where it has not failed.</param>
/// <param name="Missing">The program that the base image has not and DPS's build calls; null where that is not the reason.</param>
internal sealed record BuildStop(int? Line, int? ExitCode, string? Missing);
