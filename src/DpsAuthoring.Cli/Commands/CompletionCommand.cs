using System.CommandLine;

namespace DpsAuthoring.Cli.Commands;

/// <summary>
/// <c>dps completion</c>: the lines that teach a shell to complete what <c>dps</c> takes; the parser itself knows the answers.
/// </summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        _dps() {
          local line=${COMP_LINE:0:COMP_POINT}
          mapfile -t COMPREPLY < <(dps "[suggest:${#line}]" "$line" 2> /dev/null | grep -- "^${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _dps dps
        """;

    private const string Zsh =
        """
        #compdef dps
        _dps() {
          local -a answers
          answers=("${(@f)$(dps "[suggest:${#LBUFFER}]" "$LBUFFER" 2> /dev/null)}")
          compadd -a answers
          _files
        }
        compdef _dps dps
        """;

    private const string Fish =
        """
        complete -c dps -a '(set -l line (commandline -cp); dps "[suggest:"(string length -- $line)"]" $line 2> /dev/null)'
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish.", HelpName = "SHELL" };
        shell.AcceptOneOf("bash", "zsh", "fish");
        var command = new Command("completion", "Prints a shell's completion, for example: eval \"$(dps completion bash)\"") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish });
            return DpsExitCode.Clean;
        });
        return command;
    }
}
