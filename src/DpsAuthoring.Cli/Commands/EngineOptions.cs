using System.CommandLine;
using System.CommandLine.Parsing;
using DpsAuthoring.Cli.Batches;

namespace DpsAuthoring.Cli.Commands;

/// <summary>The options that say what runs a batch's jobs. What stands behind <c>--</c> is the engine's own.</summary>
internal sealed class EngineOptions
{
    private const string PassedOnName = "-- OPTIONS";

    public EngineOptions() => Name.AcceptOneOf([.. BatchEngine.Names]);

    public Option<string> Name { get; } = new("--engine")
    {
        Description =
            "What runs the jobs: 'local', processes of this machine; 'slurm', tasks of an array, each of which runs several rows; 'maap', DPS, or a dps serve, where the algorithm is registered; 'cwltool' or 'toil', a CWL engine by one scatter. All but local go on without dps. Default: local.",
        DefaultValueFactory = _ => BatchEngine.Local,
    };

    public Option<int?> RowsPerTask { get; } = Choices.Number(
        1, "How many rows a task of an array in Slurm runs, one after the other. Default: as few as make at most 1000 tasks.", "--rows-per-task");

    public Argument<string[]> PassedOn { get; } = new(PassedOnName)
    {
        Description = "The engine's own options, behind --: those of sbatch, cwltool or toil-cwl-runner, such as -- --partition=main --time=2:00:00; of maap --profile, --queue, --algorithm and --timeout, as dps submit has them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>
    /// A word in front of <c>--</c> behind the one that is the algorithm's folder; null where there is none, or the command has no engine.
    /// </summary>
    public static string? Surplus(ParseResult parsed) =>
        parsed.CommandResult.Command.Arguments.Any(argument => argument.Name == PassedOnName) && Words(parsed).InFront is [_, var word, ..]
            ? word
            : null;

    /// <summary>The algorithm's folder, or its configuration.</summary>
    public string PathOf(ParseResult parsed) => Words(parsed) switch
    {
        { InFront: [var path, ..] } => path,
        { Behind: [var path, ..] } when parsed.GetValue(Name) == BatchEngine.Local => path,
        _ => ".",
    };

    /// <summary>The engine that a command line names.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="parallel">How many jobs run at a time.</param>
    public BatchEngine Read(ParseResult parsed, int? parallel)
    {
        string name = parsed.GetValue(Name)!;
        (string[] inFront, string[] behind) = Words(parsed);
        int? rows = parsed.GetValue(RowsPerTask);
        if (name != BatchEngine.Slurm && rows is not null)
        {
            throw new CouldNotRunException("--rows-per-task is of --engine slurm, whose tasks run several rows.");
        }

        if (name == BatchEngine.Local && inFront.Length + behind.Length > 1)
        {
            throw new CouldNotRunException($"'{behind[^1]}' behind -- is for an engine, and the local one takes nothing: choose it with --engine.");
        }

        return new BatchEngine(name, PathOf(parsed), name == BatchEngine.Local ? [] : behind, parallel, rows);
    }

    /// <summary>The words that are no option's, and where they stand.</summary>
    private static (string[] InFront, string[] Behind) Words(ParseResult parsed)
    {
        string[] behind = [.. parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value)];
        string[] all =
            [.. parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value)];
        return (all[..^Math.Min(behind.Length, all.Length)], behind);
    }
}
