using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Rows that two algorithms run, one after the other, so that their times can be compared.</summary>
internal sealed class AlgorithmRows : IRowSource
{
    private readonly Side _old;
    private readonly Side _new;
    private readonly ComparisonPlace _place;
    private readonly (LocalEngine Old, LocalEngine New)[] _engines;

    private AlgorithmRows(Side old, Side other, ComparisonPlace place, IReadOnlyList<ComparedRow> rows, int workers)
    {
        (_old, _new, _place, Rows) = (old, other, place, rows);
        Differences = InputDifferences.Of(old.Template.Algorithm, other.Template.Algorithm);
        _engines = [.. Enumerable.Range(0, workers).Select(worker => (Engine(old, worker), Engine(other, worker)))];
    }

    public IReadOnlyList<ComparedRow> Rows { get; }

    public IReadOnlyList<string> Differences { get; }

    /// <param name="old">What the command line says of OLD's jobs.</param>
    /// <param name="other">The same of NEW's.</param>
    /// <param name="place">Where they work, and leave what they made.</param>
    /// <param name="options">Which rows they run.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="CouldNotRunException">A row is no job of one of them.</exception>
    public static async Task<AlgorithmRows> CreateAsync(
        JobSettings old, JobSettings other, ComparisonPlace place, RowOptions options, CancellationToken cancel)
    {
        Side one = Side.Create("OLD", old, options.Contract), two = Side.Create("NEW", other, options.Contract);
        List<ComparedRow> rows;
        try
        {
            rows = await ReadAsync(one, two, options, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JobException or FormatException)
        {
            throw new CouldNotRunException(e.Message);
        }

        old.EnsureProgram(cancel);
        other.EnsureProgram(cancel);
        place.Create();
        return new AlgorithmRows(
            one with { Settings = one.Settings with { Output = place.Old } },
            two with { Settings = two.Settings with { Output = place.New } },
            place,
            rows,
            Math.Min(options.Parallel, rows.Count));
    }

    public async Task<(SideOutcome? Old, SideOutcome? New)> RunAsync(ComparedRow row, int worker, CancellationToken cancel)
    {
        // Whoever reads an input first brings it into memory for the other: each is the first of every other row.
        if (row.Number % 2 == 0)
        {
            SideOutcome second = await RunAsync(_new, _engines[worker].New, row, cancel).ConfigureAwait(false);
            return (await RunAsync(_old, _engines[worker].Old, row, cancel).ConfigureAwait(false), second);
        }

        SideOutcome first = await RunAsync(_old, _engines[worker].Old, row, cancel).ConfigureAwait(false);
        return (first, await RunAsync(_new, _engines[worker].New, row, cancel).ConfigureAwait(false));
    }

    public void Done(SideOutcome? old, SideOutcome? other)
    {
        foreach (string folder in new[] { old?.Folder, other?.Folder }.OfType<string>().Where(_ => _place.IsTemporary))
        {
            FileSystem.Delete(folder);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((LocalEngine old, LocalEngine other) in _engines)
        {
            await old.DisposeAsync().ConfigureAwait(false);
            await other.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static LocalEngine Engine(Side side, int worker) => side.Settings.CreateEngine(
        Path.Combine(side.Settings.Output, ".dps", $"jobs-{worker}"), parallel: 1, Console.Error.WriteLine);

    private static async Task<SideOutcome> RunAsync(Side side, LocalEngine engine, ComparedRow row, CancellationToken cancel)
    {
        JobOutcome outcome = await engine.RunAsync(side.Request(row.Inputs), SilentObserver.Instance, cancel).ConfigureAwait(false);
        return outcome.Failure is { Kind: FailureKind.Request, Message: var refusal }
            ? throw new CouldNotRunException($"{side.Name}: {refusal}")
            : new SideOutcome(
                outcome.Folder,
                outcome.Failure is { } failure ? SideFailure.Of(failure) : null,
                outcome.Metrics is { } metrics ? SideCost.Of(metrics) : null);
    }

    /// <summary>Reads all rows, and refuses what is no job of one of the two before anything runs.</summary>
    private static async Task<List<ComparedRow>> ReadAsync(Side old, Side other, RowOptions options, CancellationToken cancel)
    {
        var rows = new List<ComparedRow>();
        if (options.Table is null && options.Files is null)
        {
            rows.Add(new ComparedRow(1, old.Settings.Values));
        }
        else
        {
            IJobSource source = JobSources.Create(old.Template.Algorithm, old.Settings.IsDirectory, options.Table, options.Files);
            long number = 0;
            await foreach (IReadOnlyDictionary<string, string> row in source.ReadAsync(cancel).ConfigureAwait(false))
            {
                number++;
                if (options.Only?.Contains(number) ?? true)
                {
                    var values = new Dictionary<string, string>(old.Settings.Values);
                    foreach ((string name, string value) in row)
                    {
                        values[name] = value;
                    }

                    rows.Add(new ComparedRow(number, values));
                }

                if (rows.Count == options.Limit)
                {
                    break;
                }
            }
        }

        if (rows.Count == 0)
        {
            throw new CouldNotRunException("No row is left to run: --only names none of them.");
        }

        foreach (ComparedRow row in rows)
        {
            foreach (Side side in new[] { old, other })
            {
                try
                {
                    _ = JobValues.Of(side.Request(row.Inputs, old, other));
                }
                catch (JobException e)
                {
                    throw new CouldNotRunException($"Row {row.Number}, {side.Name}: {e.Message}");
                }
            }
        }

        return rows;
    }

    /// <summary>One of the two algorithms.</summary>
    private sealed record Side(string Name, JobSettings Settings, JobRequest Template)
    {
        public static Side Create(string name, JobSettings settings, string? contract) =>
            new(name, settings, settings.Request(settings.Contracts(contract)[0]));

        /// <summary>The job of a row, with those of its inputs that this side has.</summary>
        public JobRequest Request(IReadOnlyDictionary<string, string> inputs) =>
            Template with { Id = Guid.NewGuid().ToString(), Values = inputs.Where(input => Has(input.Key)).ToDictionary() };

        /// <summary>The same, with inputs too that neither side has, so that they are refused.</summary>
        public JobRequest Request(IReadOnlyDictionary<string, string> inputs, Side old, Side other) => Template with
        {
            Values = inputs.Where(input => Has(input.Key) || !(old.Has(input.Key) || other.Has(input.Key))).ToDictionary(),
        };

        private bool Has(string input) => Template.Algorithm.Inputs.Any(one => one.Name == input);
    }
}
