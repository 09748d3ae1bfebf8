using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>What <c>dps build</c> says of a build.</summary>
/// <param name="Plan">What was built.</param>
/// <param name="Image">What the image is called; null where none was to be made.</param>
/// <param name="Engine">Who has built it; null where nobody had to.</param>
/// <param name="Log">The file with all that was said.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed record BuildReport(BuildPlan Plan, ImageName? Image, ContainerEngine? Engine, string Log, BuildOutcome Outcome)
{
    private const int ShortCommit = 12;

    public void WriteText(TextWriter say)
    {
        string time = string.Create(CultureInfo.InvariantCulture, $"{Outcome.Time.TotalSeconds:0.0} s");
        string commit = Plan.Source.Commit[..ShortCommit];
        say.WriteLine();
        if (Outcome.Failure is not { } failure)
        {
            say.WriteLine(Image is null
                ? $"{Terminal.Bold("built")} commit {commit} in {time}, with {Plan.Script}, an empty home and nothing uncommitted"
                : $"{Terminal.Bold("built")} {Image} of commit {commit} in {time}, by {Engine!.Name}");
            say.WriteLine($"  log       {Log}");
            return;
        }

        say.WriteLine($"{Terminal.Red("not built")} after {time}: {Summary(failure)}");
        if (failure.Line is { } line)
        {
            say.WriteLine($"  line {line,-4} {failure.Command}");
        }

        if (failure.Reason is { } reason)
        {
            say.WriteLine($"  reason    {reason}");
        }

        foreach (string last in failure.LastLines)
        {
            say.WriteLine($"  | {last}");
        }

        say.WriteLine($"  in DPS    {InDps(failure)}");
        say.WriteLine($"  log       {Log}");
    }

    public void WriteJson(Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteBoolean("built", Outcome.Failure is null);
        json.WriteString("image", Image?.Text);
        json.WriteString("commit", Plan.Source.Commit);
        json.WriteString("base", Plan.Base?.Text);
        json.WriteString("recipe", Plan.OwnRecipe);
        json.WriteString("engine", Engine?.Name);
        json.WriteString("log", Log);
        json.WriteNumber("seconds", Math.Round(Outcome.Time.TotalSeconds, 3));
        json.WriteTexts("uncommitted", Plan.Source.Git.ChangedSources);
        json.WriteValueOrNull("failure", Outcome.Failure is { } failure ? inner => Write(inner, failure) : null);
    });

    private void Write(Utf8JsonWriter json, BuildFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("message", Summary(failure));
        json.WriteString("script", failure.Script);
        json.WriteNumberOrNull("line", failure.Line);
        json.WriteString("command", failure.Command);
        json.WriteNumberOrNull("exit_code", failure.ExitCode);
        json.WriteString("reason", failure.Reason);
        json.WriteTexts("last_lines", failure.LastLines);
        json.WriteString("in_dps", InDps(failure));
        json.WriteEndObject();
    }

    private string Summary(BuildFailure failure) => failure switch
    {
        { MissingProgram: { } program } =>
            $"the image {Plan.Base} has no {program}, which DPS's own build calls. Name an image that has it, such as MAAP's or condaforge/miniforge3.",
        { IsScriptMissing: true } =>
            $"build_command is {string.Join(' ', Plan.BuildCommand)}, and what is committed has no such file in {Plan.Folder}/.",
        { Script: { } script, ExitCode: { } code } => $"{script} ended with exit code {code}.",
        _ when Plan.OwnRecipe is { } recipe => $"{Engine!.Name} stopped in {recipe}.",
        _ => $"{Engine?.Name ?? "bash"} stopped outside the build script. Where {Plan.Base} cannot be reached, --base builds on another image.",
    };

    /// <summary>What the author would see after registering.</summary>
    private string InDps(BuildFailure failure) =>
        Plan.OwnRecipe is not null ? "nothing is built there: it takes the image that you push"
        : failure is { ExitCode: null, MissingProgram: null } ? "not known: it is this machine that stopped"
        : Plan.IsOgc ? "POST /api/build takes the configuration, its status becomes 'failed', and the log behind its pipelineLink ends like this"
        : $"the registration is taken, and the job that builds the image fails{(failure.ExitCode is { } code ? $" with code {code}" : "")}; its log behind job_web_url ends like this";
}
