using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps explain</c>: the page about a rule, or the list of all rules.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID")
        {
            Description = "The rule, such as DPS1001; without it, all rules are listed.",
            HelpName = "ID",
            Arity = ArgumentArity.ZeroOrOne,
        };
        id.CompletionSources.Add(_ => RulePages.Ids.Select(rule => new CompletionItem(rule)));
        var command = new Command("explain", "Explains a rule: why it matters in a job, what is bad, what is good, how to silence it.")
        {
            id,
        };
        command.SetAction(parsed => Run(parsed.GetValue(id)));
        return command;
    }

    private static int Run(string? id)
    {
        if (id is null)
        {
            foreach (string rule in RulePages.Ids)
            {
                Console.Out.WriteLine($"{Terminal.Bold(rule)}  {RulePages.Title(rule)}");
            }

            return DpsExitCode.Clean;
        }

        string found = Find(id) ?? throw new CouldNotRunException(
            $"'{id}' is not a rule{(id.Any(char.IsAsciiDigit) ? $"; did you mean {Nearest(id)}?" : ";")} 'dps explain' lists all.");
        Console.Out.Write(RulePages.Read(found));
        return DpsExitCode.Clean;
    }

    /// <summary>The rule with that id; <c>dps4003</c> and <c>4003</c> will do.</summary>
    private static string? Find(string id) =>
        RulePages.Ids.FirstOrDefault(rule =>
            rule.Equals(id, StringComparison.OrdinalIgnoreCase) || rule.Equals("DPS" + id, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The rule whose number shares the most digits with what was written, place by place; the nearer number, of several.
    /// </summary>
    private static string Nearest(string id)
    {
        string digits = string.Concat(id.Where(char.IsAsciiDigit));
        _ = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        return RulePages.Ids
            .OrderByDescending(rule => rule[3..].Zip(digits).Count(pair => pair.First == pair.Second))
            .ThenBy(rule => Math.Abs(int.Parse(rule[3..], null) - number))
            .First();
    }
}
