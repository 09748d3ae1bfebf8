using System.Text;
using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Writes PORTING.md: what was taken over and why, what the original runs, what is not known, and what comes next.</summary>
public static class PortingText
{
    /// <summary>The text.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="scripts">What the original runs.</param>
    /// <param name="sources">The files that it was adopted from.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="className">The class's name.</param>
    public static string Of(
        AdoptedAlgorithm algorithm, OriginalScripts scripts, IReadOnlyList<string> sources, string project, string className)
    {
        var text = new StringBuilder($"""
            # Porting {algorithm.Name}

            `dps adopt` made this scaffold of {string.Join(", ", sources.Select(Markdown.Code))}. It builds, its tests pass, and it takes the original's inputs under both
            job contracts. Its computation is still to be ported: until then its result, `inputs.json`, lists the inputs as they were received.

            ## The inputs


            """);
        Inputs(text, algorithm, scripts);
        Runs(text, algorithm, scripts);
        List(text, "## What is otherwise than in the original", algorithm.Changes, "Nothing.");
        List(text, "## What could not be known", [.. algorithm.Unknowns, .. Unknowns(algorithm, scripts)], "Nothing.");
        return text.Append($"""
            ## What comes next

            1. Put the address of your public repository into both configurations, if it is a placeholder there; `run_command` and `build_command` begin with its folder.
            2. Port the computation into `src/{project}/{className}.cs`. Results go through `job.Output`; intermediate files through `job.Scratch`. Then delete `ReceivedInputs.cs`.
            3. Look at each input above that is only assumed. Change its type in the class; `dotnet dps sync` brings the configurations in step.
            4. Give the trial job in `build-env.sh`, and the tests, small files that the computation can read: theirs are placeholders, and a build whose trial job fails is no build. Extend the tests by what the computation does.
            5. Compare it with the original over the same rows: `dps compare OLD NEW --rows rows.csv`.
            6. `dotnet dps check`, push, and register.

            """).ToString();
    }

    private static void Inputs(StringBuilder text, AdoptedAlgorithm algorithm, OriginalScripts scripts)
    {
        if (algorithm.Inputs.Count == 0)
        {
            text.Append("It has none.\n\n");
            return;
        }

        ScriptValue[] values = [.. scripts.Scripts.SelectMany(script => script.Arguments)];
        text.Append("| Original | Type | Default | Property | C# type | Certain? | Why | In the script |\n|---|---|---|---|---|---|---|---|\n");
        int position = 0;
        foreach (AdoptedInput input in algorithm.Inputs)
        {
            position += input.Registered.IsStaged ? 0 : 1;
            ScriptValue? value = input.Registered.IsStaged ? null : values.FirstOrDefault(each => each.Position == position);
            string[] cells =
            [
                Markdown.CodeCell(input.Original.Name),
                Markdown.CodeCell(input.Original.WrittenType),
                input.Original.Default is { } given ? given.Length == 0 ? "empty" : Markdown.CodeCell(given) : "",
                $"`{input.Property}`",
                $"`{(input.IsRequired ? "required " : "")}{input.CSharpType}`",
                input.IsCertain ? "yes" : "assumed",
                Markdown.Cell(input.Reason),
                value is null ? "" : $"`${value.Position}`" + (value.Option is null ? "" : $" as {Markdown.CodeCell(value.Option)}")
                    + (value.Default is null ? "" : $", or {Markdown.CodeCell(value.Default)}"),
            ];
            text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");
        }

        text.Append('\n');
    }

    private static void Runs(StringBuilder text, AdoptedAlgorithm algorithm, OriginalScripts scripts)
    {
        text.Append("## What the original runs\n\n");
        (string What, string? Value)[] facts =
        [
            ("Repository", algorithm.Original.Repository),
            ("Run command", algorithm.Original.Run),
            ("Build command", algorithm.Original.Build),
            ("Image", algorithm.Original.Image),
        ];
        foreach ((string what, string? value) in facts.Where(fact => fact.Value is not null))
        {
            text.Append($"- {what}: {Markdown.Code(value!)}\n");
        }

        text.Append('\n');
        foreach (OriginalScript script in scripts.Scripts)
        {
            text.Append($"{Markdown.Code(script.Path)} ({(script.Role == ScriptRole.Run ? "each job" : "the build")}) "
                + (script.Commands.Count > 0 ? "runs\n\n" : "runs nothing that could be read.\n\n"));
            if (script.Commands.Count > 0)
            {
                text.Append(string.Concat(script.Commands.Select(command => $"    {command}\n"))).Append('\n');
            }
        }

        List(text, "Programs of the repository to port:", [.. scripts.Programs.Select(Markdown.Code)], null);
        List(text, "Results that they seem to write:", [.. scripts.Results.Select(Markdown.Code)], null);
        List(
            text,
            "What it installs:",
            [.. scripts.Environments.Select(file => Markdown.Code(file.Path) + (file.Packages.Count > 0 ? ": " + Markdown.Text(string.Join(", ", file.Packages)) : ""))],
            null);
    }

    private static IEnumerable<string> Unknowns(AdoptedAlgorithm algorithm, OriginalScripts scripts)
    {
        foreach (IGrouping<string, AdoptedInput> same in algorithm.Inputs.Where(input => !input.IsCertain).GroupBy(input => input.Reason))
        {
            yield return $"Types that are assumed, because {Markdown.Text(same.Key)}: "
                + string.Join(", ", same.Select(input => $"`{input.Registered.Name}` (`{input.CSharpType}`)")) + ".";
        }

        if (scripts.Scripts.Count == 0)
        {
            yield return "What a job runs: its script was not found beside the configuration.";
        }

        yield return "What the results are called, and which values the computation refuses: only its code says that.";
        yield return "The image of this scaffold is the template's, which can build .NET; what the original's image has besides is not in it.";
    }

    private static void List(StringBuilder text, string heading, IReadOnlyList<string> items, string? none)
    {
        if (items.Count > 0 || none is not null)
        {
            text.Append(heading).Append("\n\n").Append(items.Count == 0 ? none + "\n" : string.Concat(items.Select(item => $"- {item}\n"))).Append('\n');
        }
    }
}
