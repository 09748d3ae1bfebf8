using CsCheck;
using DpsAuthoring.Jobs.Slurm;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>What a task and the one that has submitted it tell each other, and what may be passed on to sbatch.</summary>
public sealed class TaskFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-task-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Cut_anywhere_a_file_says_what_was_written_before_and_takes_more() =>
        Gen.Select(Gen.Int[0, 400], Gen.String).Sample((cut, text) =>
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString());
        TaskFile.Create(path, [new TaskJob("a", new() { ["n"] = Whole(text) }), new TaskJob("b", [])]);
        long begun = new FileInfo(path).Length;
        new TaskFile(path).Append(new TaskLine { Ended = OutcomeNote.Of(new JobOutcome("a") { Folder = "/x", FileCount = 3, ExitCode = 0 }) });
        long whole = new FileInfo(path).Length;
        long left = Math.Max(begun, whole - cut);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(left);
        }

        var other = new TaskFile(path);
        Assert.Equal(left == whole ? 1 : 0, other.Read().Count);
        other.Append(new TaskLine { Withdrawn = true });
        other.Read();
        Assert.True(other.IsWithdrawn);
        Assert.Contains("b", other.Open);
        if (left != whole)
        {
            Assert.Equal(Whole(text), other.OpenJobs()[0].Values["n"]);
        }
    });

    [Fact]
    public void An_outcome_is_read_as_it_was_written()
    {
        string path = Path.Combine(_folder, "task");
        TaskFile.Create(path, [new TaskJob("a", [])]);
        var outcome = new JobOutcome("a")
        {
            ExitCode = 3,
            DpsExitCode = 1,
            Folder = "/triage",
            Failure = new JobFailure(FailureKind.ExitCode, "run.sh ended", "It ended.", "Mend it.") { Reason = "bad\u2028", LastLines = ["1", "2"] },
            Lost = ["x.tif"],
            Remarks = ["A remark."],
            Metrics = new JobMetrics(
                new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
                new DateTime(2026, 1, 2, 3, 4, 6, DateTimeKind.Utc),
                new ResourceUse(TimeSpan.FromSeconds(1), 2, 3, 4),
                5),
        };
        new TaskFile(path).Append(new TaskLine { Ended = OutcomeNote.Of(outcome) });
        JobOutcome read = Assert.Single(new TaskFile(path).Read());
        Assert.Equal(outcome.Metrics, read.Metrics);
        Assert.Equal((outcome.ExitCode, outcome.DpsExitCode, outcome.Folder), (read.ExitCode, read.DpsExitCode, read.Folder));
        Assert.Equal((outcome.Failure.Message, outcome.Failure.Reason), (read.Failure!.Message, read.Failure.Reason));
        Assert.Equal(
            outcome.Failure.LastLines.Concat(outcome.Lost).Concat(outcome.Remarks),
            read.Failure.LastLines.Concat(read.Lost).Concat(read.Remarks));
    }

    [Theory]
    [InlineData(true, "--partition=main", "--time", "2:00:00", "-A", "me")]
    [InlineData(true, "--wait-all-nodes=1")]
    [InlineData(false, "--array=1-3")]
    [InlineData(false, "-a1-3")]
    [InlineData(false, "--outp=x")]
    [InlineData(false, "-Jname")]
    [InlineData(false, "main")]
    public void Options_that_are_the_engines_own_are_refused(bool isFine, params string[] options) =>
        Assert.Equal(isFine, SbatchOptions.Obstacle(options) is null);

    /// <summary>Half a surrogate pair is no text.</summary>
    private static string Whole(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
