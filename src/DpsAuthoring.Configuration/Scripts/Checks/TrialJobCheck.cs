using System.Globalization;

namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// A build script can try the algorithm with a job of its own; nothing else holds that job to the configuration's inputs.
/// </summary>
internal sealed class TrialJobCheck() : ScriptCheck("DPS5019", Severity.Warning, "The build's trial job is not one of the algorithm's")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Build, Inputs: { } inputs })
        {
            return [];
        }

        return script.Commands.Select(use => use.Command)
            .Where(command =>
                command.Kind == ShellCommandKind.Simple
                && command.Words.Count > 1
                && context.Programs.Any(program => IsCalled(command.Words[0], program)))
            .SelectMany(command => Judge(script, command, inputs));
    }

    /// <summary>Whether a command starts a file of the repository: <c>"$here/run.sh"</c>, <c>./run.sh</c>.</summary>
    private static bool IsCalled(ShellWord word, string program) =>
        word.Parts.Count > 0
        && word.Parts[word.Parts.Count - 1] is TextPart { Text: var end }
        && (end == program || end.EndsWith("/" + program, StringComparison.Ordinal));

    private IEnumerable<Finding> Judge(ShellScript script, ShellCommand command, IReadOnlyList<AlgorithmInput> inputs)
    {
        var given = new HashSet<string>();
        bool isKnown = true;
        for (int i = 1; i < command.Words.Count; i++)
        {
            ShellWord word = command.Words[i];
            if (word.Text is "--help" or "--version")
            {
                yield break;
            }

            if (!word.Prefix.StartsWith("--", StringComparison.Ordinal) || word.Prefix.Length < 3)
            {
                // Values by their place are the legacy contract's; what is expanded may be anything.
                isKnown &=
                    i > 1
                    && word.Parts.All(part => part.IsQuoted || part is TextPart)
                    && !word.Parts.Any(part => part is VariablePart { Name: "@" } or VariablePart { Operation: "[@]" });
                continue;
            }

            int equals = word.Prefix.IndexOf('=');
            string? name = equals < 0 ? word.Text?.Substring(2) : word.Prefix.Substring(2, equals - 2);
            if (name is null)
            {
                isKnown = false;
                continue;
            }

            given.Add(name);
            if (inputs.FirstOrDefault(input => input.Name == name) is not { } known)
            {
                string? near = Nearest.To(name, MayBeMeant(command, inputs).Where(input => !given.Contains(input)));
                given.Add(near ?? name);
                yield return At(script, word.Span,
                    $"The configuration has no input '{name}', so the trial job fails and with it the build. "
                    + (near is null ? "Its inputs are: " + string.Join(", ", inputs.Select(input => input.Name)) : $"Write --{near}."));
            }
            else if ((
                    equals >= 0 ? word.Text?.Substring(equals + 1) : i + 1 < command.Words.Count ? command.Words[i + 1].Text : null)
                    is { } value
                && WhyNot(known.Type.Kind, value) is { } wrong)
            {
                yield return At(
                    script,
                    word.Span,
                    $"'{value}' is not {wrong}, which the input '{name}' is, so the trial job fails and with it the build.");
            }
        }

        if (isKnown
            && given.Count > 0
            && inputs.Where(input => input.IsRequired && !given.Contains(input.Name)).Select(input => "--" + input.Name).ToList()
                is { Count: > 0 } missing)
        {
            yield return At(script, command.Words[0].Span,
                $"The trial job has no {string.Join(", ", missing)}, which {(missing.Count == 1 ? "has" : "have")} no default in the configuration, so it fails and with it the build. Give a value."
            );
        }
    }

    /// <summary>The inputs that the job lacks: those that it cannot do without, where there are any.</summary>
    private static IEnumerable<string> MayBeMeant(ShellCommand command, IReadOnlyList<AlgorithmInput> inputs)
    {
        var named = new HashSet<string>(command.Words.Select(word => word.Prefix.Split('=')[0]));
        var left = inputs.Where(input => !named.Contains("--" + input.Name)).ToList();
        bool lacks = left.Any(input => input.IsRequired);
        return left.Where(input => input.IsRequired || !lacks).Select(input => input.Name);
    }

    private static string? WhyNot(InputKind type, string value) => type switch
    {
            InputKind.Whole
            or InputKind.LongWhole when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) =>
                "a whole number",
            InputKind.Real or InputKind.LongReal when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                "a number",
            InputKind.Flag when value.ToLowerInvariant() is not ("true" or "false") && !value.StartsWith("--", StringComparison.Ordinal) =>
                "true or false",
        _ => null,
    };
}
