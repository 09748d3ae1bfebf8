using DpsAuthoring.Analyzers.Tests.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules.Results;

/// <summary>DPS1012: one name in a loop. The corpus program OneNameInALoop has more.</summary>
public sealed class OverwrittenResultRuleTests
{
    [Fact]
    public async Task A_message_names_what_changes_in_the_loop()
    {
        Diagnostic[] reported = await Marked.Reported(Sample.Method("""
            foreach (string granule in args)
            {
                File.WriteAllText("output/a.csv", granule);
                job.Output.Write("b.csv", path => File.WriteAllText(path, granule));
            }
            """));

        Assert.Equal(
            [
                "DPS1012: File.WriteAllText writes 'output/a.csv' in every turn of the loop, and only what the last turn wrote is left; put 'granule' into the name",
                "DPS1012: JobOutput.Write writes 'b.csv' in every turn of the loop, and the second turn fails, since a run has one result of a name; put 'granule' into the name",
            ],
            reported.Select(each => $"{each.Id}: {each.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public Task Code_that_is_half_written_is_survived() => Marked.Reported(
        Sample.Method("""
            foreach (var in args) { File.WriteAllText("output/a.csv", x); }
            for (int i = 0; i < ; i++) { File.WriteAllText("output/a.csv", args[i] }
            foreach (var (a, ) in args) File.WriteAllText("output/a.csv", a);
            Parallel.ForEach(args, => File.WriteAllText("output/a.csv", ));
            """),
        mustCompile: false);
}
