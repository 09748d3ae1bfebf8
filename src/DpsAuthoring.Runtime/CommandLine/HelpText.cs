using DpsAuthoring.Declaration;

namespace DpsAuthoring.CommandLine;

/// <summary>The help of an algorithm: both contracts' usage, the inputs with what they may be, and what comes out.</summary>
internal static class HelpText
{
    private const int WidestColumn = 32;

    public static string For(string name, string description, IReadOnlyList<DeclaredInput> inputs)
    {
        DeclaredInput[] positional = [.. inputs.Where(input => !input.IsStaged)];
        string folder = positional.Length < inputs.Count ? "   (files in ./input/)" : "";
        string[] about = description.Length > 0 ? [description, ""] : [];
        string[] lines =
        [
            .. about,
            "Usage:",
            $"  {name}{string.Concat(inputs.Select(input => Optional(input, NamedUsage(input))))}",
            $"  {name}{string.Concat(positional.Select(input => Optional(input, $"<{input.Name}>")))}{folder}",
            .. Table("Inputs:", [.. inputs.Select(input => (NamedUsage(input), Meaning(input)))]),
            .. Table("Options:", [("-h, --help", "Show this help."), ("--version", "Show the version.")]),
            "",
            "Results go to ./output/. The exit code is 0 for success, 1 for a failure, 2 for an input that cannot be used,",
            "130 after Ctrl-C and 143 after SIGTERM. DPS_LOG_LEVEL sets how much is logged (Debug, Information, Warning).",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static string Optional(DeclaredInput input, string usage) => input.IsRequired ? " " + usage : $" [{usage}]";

    private static string NamedUsage(DeclaredInput input) =>
        input.Shape == InputShape.Flag ? input.Option : $"{input.Option} <{input.Placeholder}>";

    private static string Meaning(DeclaredInput input)
    {
        string kind = input.Shape == InputShape.Flag ? "the bare option means true" : input.Expected;
        string need = input.IsRequired ? "required" : input.Default is { } value ? $"default: {value}" : "optional";
        string description = input.Description.Length == 0 ? "" : input.Description.TrimEnd('.') + ": ";
        return $"{description}{kind} ({need}).";
    }

    private static IEnumerable<string> Table(string heading, (string Left, string Right)[] rows)
    {
        if (rows.Length == 0)
        {
            yield break;
        }

        int width = Math.Min(WidestColumn, rows.Max(row => row.Left.Length));
        yield return "";
        yield return heading;
        foreach ((string left, string right) in rows)
        {
            if (left.Length > width)
            {
                yield return "  " + left;
                yield return new string(' ', width + 4) + right;
            }
            else
            {
                yield return $"  {left.PadRight(width)}  {right}";
            }
        }
    }
}
