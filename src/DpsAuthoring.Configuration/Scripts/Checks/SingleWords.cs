using System.Globalization;

namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Whether a value is surely one word where the job's own values have neither blanks nor patterns in them: then quotes change nothing but
/// what happens to values that have some.
/// </summary>
/// <param name="script">The script.</param>
/// <param name="context">What a job gives it.</param>
/// <param name="trustsUnknown">Whether a variable that the script does not set counts as one word.</param>
internal sealed class SingleWords(ShellScript script, ScriptContext context, bool trustsUnknown = false)
{
    /// <summary>No author makes a value of so many.</summary>
    private const int Most = 200;

    /// <summary>Commands whose answer is a name or a number, of one word in a job's folders.</summary>
    private static readonly HashSet<string> s_namers = ["dirname", "basename", "readlink", "realpath", "pwd", "mktemp", "nproc"];

    /// <summary>What the shell or conda sets, and no author would put blanks into.</summary>
    private static readonly HashSet<string> s_known =
    [
        "?", "#", "$", "!", "-", "PWD", "OLDPWD", "HOME", "HOSTNAME", "USER", "UID", "EUID", "PPID", "RANDOM", "SECONDS", "LINENO",
        "BASHPID", "TMPDIR", "CONDA_PREFIX", "CONDA_DEFAULT_ENV", "OPTIND",
    ];

    /// <summary>Operations that leave a word a word: defaults, cut ends, other cases, a piece of it, whether it is set.</summary>
    private static readonly HashSet<string> s_keeping =
    [
        "", ":-", "-", ":=", "=", ":?", "?", ":+", "+", "%", "%%", "#", "##", "^", "^^", ",", ",,", ":", "length", "[", "[@", "/", "//",
        "/#", "/%",
    ];

    private readonly ILookup<string, ShellUse> _loops = script
        .Commands.Where(use => use.Command is { Kind: ShellCommandKind.For, Variable: not null })
        .ToLookup(use => use.Command.Variable!);

    private readonly FunctionCalls _calls = new(script);

    private readonly ILookup<string, VariablePart> _defaults = script
        .Parts.Select(found => found.Part).OfType<VariablePart>().Where(part => part.Operation is ":=" or "=").ToLookup(part => part.Name);

    /// <summary>Whether what is expanded in a function, or in none, is one word, or each of it is.</summary>
    public bool IsOne(VariablePart part, string? function) => IsOne(part, function, []);

    private bool IsOne(VariablePart part, string? function, HashSet<(string?, string)> seen)
    {
        if (!s_keeping.Contains(part.Operation) || IsIndirect(part))
        {
            return false;
        }

        bool isTextOnly = part.Operation.IndexOf('+') >= 0;
        bool hasText = isTextOnly
            || part.Operation is ":-" or "-" or ":=" or "="
            || part.Operation.StartsWith("/", StringComparison.Ordinal);
        return (!hasText || AreOne(part.Operand, function, seen))
            && (isTextOnly || part.Operation == "length" || HoldsOne(part.Name, function, seen));
    }

    /// <summary><c>${!name}</c> is what a variable holds whose name is the value.</summary>
    private bool IsIndirect(VariablePart part) =>
        part.Span.Length > 2 && string.CompareOrdinal(script.File.Text, part.Span.Start, "${!", 0, 3) == 0;

    private bool HoldsOne(string name, string? function, HashSet<(string?, string)> seen)
    {
        if (!seen.Add((function, name)))
        {
            return true;
        }

        if (seen.Count > Most)
        {
            return false;
        }

        if (name is "@" or "*" || name.All(char.IsDigit))
        {
            return !script.SetsArguments(function)
                && (function is null
                    ? !HasSeveralByDefault(script.Shifts(null) ? "@" : name)
                    : _calls.AreAll(function, call => call.Command.Words.Skip(1).All(word => IsEachOne(word, call.Function, seen))));
        }

        IReadOnlyList<(ShellUse Use, ShellAssignment Assignment)> sets = script.Assignments(name);
        bool isSet = sets.Count > 0 || _loops.Contains(name);
        return !script.IsSetByCommand(name)
            && (isSet || trustsUnknown || s_known.Contains(name))
            && sets.All(set => !IsAppended(set.Assignment) && AreOne(set.Assignment.Value.Parts, set.Use.Function, seen))
            && _defaults[name].All(part => AreOne(part.Operand, null, seen))
            && _loops[name].All(loop => loop.Command.Words.Count == 0
                ? HoldsOne("@", loop.Function, seen)
                : loop.Command.Words.All(word => IsEachOne(word, loop.Function, seen)));
    }

    /// <summary>Whether a configuration's default has several words, which a script splits on purpose.</summary>
    private bool HasSeveralByDefault(string name) => context.PositionalDefaults?.Any(text => text is not null && !IsOne(text)) == true
        && (name is "@" or "*"
            || !int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number < 1
            || number > context.PositionalDefaults.Count
            || (context.PositionalDefaults[number - 1] is { } value && !IsOne(value)));

    private bool AreOne(IEnumerable<ShellPart> parts, string? function, HashSet<(string?, string)> seen) => parts.All(part => part switch
    {
        TextPart text => IsOne(text.Text),
        ArithmeticPart => true,
        ArrayPart array => array.Elements.All(element => IsEachOne(element, function, seen)),
        VariablePart variable => IsOne(variable, function, seen),
        CommandPart command => IsName(command),
        _ => false,
    });

    /// <summary>An element or what a loop goes through: what is not quoted there is cut already, and its patterns are looked up.</summary>
    private bool IsEachOne(ShellWord word, string? function, HashSet<(string?, string)> seen) =>
        word.Parts.All(part => part is VariablePart { IsQuoted: false, Operand.Count: 0 } or CommandPart { IsQuoted: false })
        || AreOne(word.Parts, function, seen);

    private static bool IsOne(string text) => !text.Any(c => char.IsWhiteSpace(c) || c is '*' or '?' or '[' or '\\');

    /// <summary>Whether a command's answer is a name or a number, and surely there.</summary>
    public static bool IsName(CommandPart part) =>
        part.Body.Statements is [{ Pipelines: [{ Commands: [{ Kind: ShellCommandKind.Simple, Name: { } name }] }] }]
        && s_namers.Contains(name);

    private bool IsAppended(ShellAssignment assignment) =>
        script.File.Text.Substring(assignment.Span.Start, assignment.Value.Span.Start - assignment.Span.Start).Contains("+=");
}
