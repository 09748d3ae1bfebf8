namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Whether a value is surely there where it is used. One that is not, and is not quoted, becomes no argument; in quotes it would become an
/// empty one. The job's own arguments count as there, unless a configuration leaves them empty.
/// </summary>
internal sealed class ValuePresence(ShellScript script, ScriptContext context)
{
    /// <summary>Operations that can make nothing of something.</summary>
    private static readonly HashSet<string> s_cutting = ["%", "%%", "#", "##", ":", "/", "//", "/#", "/%", "[", "[@", "@"];

    /// <summary>No author makes a value of so many.</summary>
    private const int Deepest = 200;

    private readonly FunctionCalls _calls = new(script);
    private int _depth;

    /// <summary>What has been found out; a value that is asked for while it is looked at refers to itself, and is not there.</summary>
    private readonly Dictionary<(string? Function, string Name, int Place), bool> _known = [];

    /// <summary>Whether a variable or an argument, as it is read in a function or in none, has a text.</summary>
    public bool Has(VariablePart part, string? function) => part.Operation switch
    {
        ":-" or "-" or ":=" or "=" => IsText(part.Operand, function),
        "length" => true,
        _ when part.Operation.IndexOf('+') >= 0 || part.Name is "@" or "*" => false,
        _ when s_cutting.Contains(part.Operation) && !CutsExtension(part) => false,
        _ => Known((function, part.Name, part.Span.Start), () => Arguments.Number(part) is > 0 and var number
            ? HasArgument(number, function)
            : !script.IsSetByCommand(part.Name) && IsSet(part, function)),
    };

    /// <summary>
    /// Whether each argument that a function, or the script, is given surely has a text: quotes keep an empty one, which is dropped without
    /// them.
    /// </summary>
    public bool HasAll(string? function) => Known((function, "@", 0), () =>
        !script.SetsArguments(function)
        && (function is null
            ? context.PositionalDefaults?.Contains("") != true
            : _calls.AreAll(function, call => call.Command.Words.Skip(1).All(word => IsNeverEmpty(word, call.Function)))));

    /// <summary>Whether each element that an array is given surely has a text, or vanishes where it has none.</summary>
    public bool HasElements(string array) => !script.IsSetByCommand(array)
        && script.Assignments(array).All(set => set.Assignment.Value.Parts is [ArrayPart elements]
            && elements.Elements.All(element => IsNeverEmpty(element, set.Use.Function)));

    /// <summary>Whether a job's argument of that number is empty where nobody gives it a value.</summary>
    public bool IsEmptyByDefault(int number) =>
        context.PositionalDefaults is { } defaults && number > 0 && number <= defaults.Count && defaults[number - 1] is "";

    /// <summary>Whether a variable is set, be it to nothing, before it is read.</summary>
    public bool IsSetBefore(VariablePart part, string? function) =>
        Arguments.Number(part) > 0
        || script.Assignments(part.Name).Any(set =>
            !set.Use.IsConditional && set.Use.Subshells == 0 && IsBefore(set.Use, set.Assignment.Span.End, part, function));

    private bool Known((string?, string, int) value, Func<bool> find)
    {
        if (!_known.TryGetValue(value, out bool known))
        {
            _known[value] = false;
            known = ++_depth < Deepest && find();
            _depth--;
            _known[value] = known;
        }

        return known;
    }

    private bool HasArgument(int number, string? function) => !MovesArguments(function)
        && (function is null ? IsGiven(number) : _calls.AreAll(function, call => Gives(call, number)));

    /// <summary>Whether a job's argument of that number is surely there, and not an empty default.</summary>
    private bool IsGiven(int number) =>
        number <= (context.Positionals is { Count: > 0 } names ? names.Count
            : context.IsOgc ? int.MaxValue
            : context.Arguments ?? int.MaxValue)
        && !IsEmptyByDefault(number);

    /// <summary>Whether a call hands over a text as its argument of that number, and one for each in front of it.</summary>
    private bool Gives(ShellUse call, int number) =>
        call.Command.Words.Count > number && call.Command.Words.Skip(1).Take(number).All(word => IsText(word.Parts, call.Function));

    /// <summary>Whether a word is no empty argument: it has a text, or vanishes where it has none.</summary>
    private bool IsNeverEmpty(ShellWord word, string? function) =>
        word.Parts.All(part => part is VariablePart { IsQuoted: false } or CommandPart { IsQuoted: false })
        || (word.Parts is [VariablePart { Name: "@" }] ? HasAll(function) : IsText(word.Parts, function));

    /// <summary>
    /// Whether a variable is set before it is read, without a condition or by the loop that it is read in, and to a text wherever it is
    /// set.
    /// </summary>
    private bool IsSet(VariablePart part, string? function)
    {
        ShellUse[] loops = [.. script.Commands.Where(use => use.Command.Kind == ShellCommandKind.For && use.Command.Variable == part.Name)];
        return (IsSetBefore(part, function) || loops.Any(loop => loop.Command.Bodies.Any(body => Holds(body.Span, part.Span))))
            && script.Assignments(part.Name).All(set => IsText(set.Assignment.Value.Parts, set.Use.Function))
            && loops.All(GoesThroughTexts);
    }

    private bool GoesThroughTexts(ShellUse loop) => loop.Command.Words.Count == 0
        ? HasAll(loop.Function)
        : loop.Command.Words.All(word => IsNeverEmpty(word, loop.Function));

    /// <summary>
    /// Whether what ends at a place has run before a value is read: in front of it, or in front of all calls of the function that reads it.
    /// </summary>
    private bool IsBefore(ShellUse set, int end, VariablePart part, string? function) =>
        set.Function == function
            ? end <= part.Span.Start
            : set.Function is null && _calls.AreAll(function!, call => end <= call.Command.Span.Start);

    private static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;

    private bool IsText(IEnumerable<ShellPart> parts, string? function) => parts.Any(part => part
        is TextPart { Text.Length: > 0 } or ArithmeticPart
        || (part is VariablePart variable && Has(variable, function))
        || (part is CommandPart command && SingleWords.IsName(command)));

    /// <summary><c>${1%.tif}</c>: what is left of a file's name.</summary>
    private static bool CutsExtension(VariablePart part) =>
        part.Operation is "%" or "%%" && part.Operand is [TextPart { Text: ['.', ..] text }] && text.IndexOf('*') < 0;

    /// <summary>Whether <c>$1</c> becomes another argument: by <c>shift</c>, or by <c>set</c> with new ones.</summary>
    private bool MovesArguments(string? function) =>
        script.Shifts(function) || script.SetsArguments(function);
}
