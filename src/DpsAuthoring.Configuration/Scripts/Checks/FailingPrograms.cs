namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Which commands a script's author would want to stop for.</summary>
internal static class FailingPrograms
{
    /// <summary>What hardly fails, or whose failure nobody would stop for.</summary>
    private static readonly HashSet<string> s_harmless =
    [
        "echo", "printf", "set", "shopt", "export", "unset", "trap", "true", ":", "umask", "ulimit", "date", "pwd", "local", "declare",
        "readonly", "typeset", "return", "exit", "exec", "shift", "mkdir", "ls", "cat", "env", "printenv", "which", "whoami",
        "id", "hostname",
        "df", "free", "nproc", "uname", "rm", "touch", "chmod", "sleep", "wait", "alias", "getopts",
    ];

    /// <summary>What handles text and names, and hardly fails at it.</summary>
    private static readonly HashSet<string> s_textTools =
    [
        "cut", "sort", "head", "tail", "tr", "wc", "yes", "seq", "basename", "dirname", "uniq", "tee", "ps", "paste", "column",
        "rev", "tac", "nl",
        "od", "xxd", "base64", "history", "sed", "awk", "readlink", "realpath", "mktemp", "kill", "read", "break", "continue",
        "type", "tput",
        "du", "stat", "time", "bc", "jobs", "popd", "dirs", "builtin", "[", "test", "grep", "egrep", "fgrep", "find", "jq", "xargs",
        "readarray", "mapfile",
    ];

    /// <summary>Whether a command fails so seldom, or so harmlessly, that nothing is to be said of it.</summary>
    public static bool HardlyFails(string name) => s_harmless.Contains(name) || s_textTools.Contains(name);

    /// <summary>Whether a command need not stop a script that runs it.</summary>
    public static bool IsHarmless(string name) => s_harmless.Contains(name);
}
