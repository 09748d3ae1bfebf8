using System.Collections.Concurrent;
using System.Globalization;
using DpsAuthoring.Analyzers.Tests.Agreement;

namespace DpsAuthoring.Analyzers.Tests.Composition;

/// <summary>
/// Fixes compose: applied one after the other in any order, they end in a program that compiles, that is reported no more, and that writes
/// all that it wrote, into <c>output/</c>. To try many: <c>DPS_COMPOSITION=2000 dotnet test --project tests/DpsAuthoring.Analyzers.Tests
/// --filter-class "*CompositionTests"</c>; <c>DPS_COMPOSITION_SEED</c> is the first seed.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class CompositionTests
{
    private const int SequencesOfEachRun = 60;

    /// <summary>Programs that are compiled into one, and run in one sandbox.</summary>
    private const int AtOnce = 200;

    /// <summary>Programs of the corpus that are mended in each run; all of them where many are asked for.</summary>
    private const int CorpusOfEachRun = 6;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int wanted) ? wanted : otherwise;

    [Fact]
    public async Task A_program_that_is_mended_in_any_order_writes_all_that_it_wrote_into_output()
    {
        int count = Number("DPS_COMPOSITION", SequencesOfEachRun);
        int first = Number("DPS_COMPOSITION_SEED", 1);
        var wrong = new ConcurrentQueue<string>();
        int fixes = 0;
        int ran = 0;
        for (int start = first; start < first + count; start += AtOnce)
        {
            using var sandbox = new JobSandbox();
            WritingProgram[] before =
            [
                .. Enumerable
                    .Range(start, Math.Min(AtOnce, first + count - start))
                    .Select(seed => new WritingProgramMaker(seed, sandbox.Absolute).Next()),
            ];
            var after = new WritingProgram[before.Length];
            var sequences = new FixSequence[before.Length];
            await Parallel.ForAsync(0, before.Length, TestContext.Current.CancellationToken, async (i, cancel) =>
            {
                sequences[i] = new FixSequence(new Random(start + i));
                string[] mended = await sequences[i].ApplyAsync([before[i].Source], before[i].HasJob, cancel);
                after[i] = before[i] with { Source = mended[0] };
                Interlocked.Add(ref fixes, sequences[i].Count);
                if (sequences[i].Problem is { } problem)
                {
                    wrong.Enqueue($"seed {start + i}: {problem}\n{sequences[i].Steps}");
                    after[i] = before[i];
                }
            });
            Dictionary<(string Program, string Given), WritingRun> was = await WritingRuns.OfAsync(
                before, sandbox, TestContext.Current.CancellationToken);
            Dictionary<(string Program, string Given), WritingRun> now = await WritingRuns.OfAsync(
                after, sandbox, TestContext.Current.CancellationToken);
            for (int i = 0; i < before.Length; i++)
            {
                foreach (string given in was.Keys.Where(run => run.Program == before[i].Name).Select(run => run.Given))
                {
                    WritingRun old = was[(before[i].Name, given)];
                    ran += old.Outcome == "ok" ? 1 : 0;
                    if (sequences[i].Problem is null
                        && Wrong(old, now[(before[i].Name, given)], isMended: sequences[i].Left.IsEmpty, isHarmless: given == "x.tif") is { } what)
                    {
                        wrong.Enqueue($"seed {start + i}, with {given}: {what}\n{sequences[i].Steps}");
                    }
                }
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{count} sequences, {fixes} fixes, {ran} runs that worked before, {wrong.Count} wrong");
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {count} sequences, {fixes} fixes, {ran} runs:\n{string.Join("\n=====\n", wrong)}");
        Assert.InRange(fixes, count / 2, int.MaxValue);
        Assert.InRange(ran, count / 2, int.MaxValue);
    }

    public static TheoryData<string> Corpus()
    {
        string[] programs = [.. CorpusTests.Programs().Select(row => row.Data)];
        if (Number("DPS_COMPOSITION", 0) == 0)
        {
            new Random(Number("DPS_COMPOSITION_SEED", 1)).Shuffle(programs);
            programs = programs[..CorpusOfEachRun];
        }

        return [.. programs];
    }

    [Theory, MemberData(nameof(Corpus))]
    public async Task A_program_of_the_corpus_can_be_mended_in_any_order(string program)
    {
        var sequence = new FixSequence(new Random(Number("DPS_COMPOSITION_SEED", 1)));
        await sequence.ApplyAsync(CorpusTests.SourcesOf(program), hasRuntime: true, TestContext.Current.CancellationToken);
        Assert.True(sequence.Problem is null, $"{program}: {sequence.Problem}\n{sequence.Steps}");
    }

    private static string? Wrong(WritingRun before, WritingRun after, bool isMended, bool isHarmless)
    {
        // What was written there before, and was not reported, is the rules' affair.
        if (isMended
            && after.Files.Keys.FirstOrDefault(file =>
                !file.StartsWith("output/", StringComparison.Ordinal) && !before.Files.ContainsKey(file)) is { } outside)
        {
            return $"nothing is reported any more, but {outside} was written";
        }

        if (!isHarmless || before.Outcome != "ok")
        {
            return null;
        }

        List<string> found = [.. after.Files.Values];
        return after.Outcome != "ok" ? $"it worked, and fails now: {after.Outcome}"
            : before.Files.FirstOrDefault(file => !found.Remove(file.Value)) is { Key: { } lost } ? $"the content of {lost} is lost"
            : null;
    }
}
