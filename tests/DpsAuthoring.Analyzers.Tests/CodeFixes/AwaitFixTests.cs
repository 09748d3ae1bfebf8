using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1013: tasks that write are awaited.</summary>
public sealed class AwaitFixTests
{
    [Theory]
    [InlineData(
        "_ = {|DPS1013:File.WriteAllTextAsync(\"output/a.txt\", name)|}; // why",
        "await File.WriteAllTextAsync(\"output/a.txt\", name); // why")]
    [InlineData(
        "_ = {|DPS1013:File.WriteAllTextAsync(\"output/a.txt\", name)|}.ConfigureAwait(false);",
        "await File.WriteAllTextAsync(\"output/a.txt\", name).ConfigureAwait(false);")]
    [InlineData(
        "Task never = {|DPS1013:Task.Run(() => File.WriteAllText(\"output/a.txt\", name))|};",
        "await Task.Run(() => File.WriteAllText(\"output/a.txt\", name));")]
    [InlineData(
        "job.Output.Write(\"a.txt\", path => {|DPS1013:File.WriteAllTextAsync(path, name)|});",
        "await job.Output.WriteAsync(\"a.txt\", path => File.WriteAllTextAsync(path, name));")]
    [InlineData(
        "job.Output.Write(\"a.txt\", {|DPS1013:async|} path => await File.WriteAllTextAsync(path, name));",
        "await job.Output.WriteAsync(\"a.txt\", async path => await File.WriteAllTextAsync(path, name));")]
    [InlineData(
        """
        var tasks = new List<Task>();
                foreach (string one in args)
                {
                    tasks.Add({|DPS1013:File.WriteAllTextAsync("output/s_" + Path.GetFileName(one), one)|});
                }
        """,
        """
        var tasks = new List<Task>();
                foreach (string one in args)
                {
                    tasks.Add(File.WriteAllTextAsync("output/s_" + Path.GetFileName(one), one));
                }
                await Task.WhenAll(tasks);
        """)]
    public Task A_task_is_awaited(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, AwaitFix>(AwaitFix.EquivalenceKey, Sample.Method(before), Sample.Method(after));

    [Fact]
    public Task All_tasks_are_awaited() => VerifyFix.MakesAllAsync<PathRules, AwaitFix>(
        AwaitFix.EquivalenceKey,
        Sample.Method(
            "_ = {|DPS1013:File.WriteAllTextAsync(\"output/a.txt\", name)|};\n_ = {|DPS1013:File.WriteAllTextAsync(\"output/b.txt\", name)|};"),
        Sample.Method("await File.WriteAllTextAsync(\"output/a.txt\", name);\nawait File.WriteAllTextAsync(\"output/b.txt\", name);"));

    [Theory]
    [InlineData("Parallel.ForEach(args, {|DPS1013:async|} x => await File.WriteAllTextAsync(\"output/a_\" + Path.GetFileName(x), x));")]
    [InlineData("Sync();\nvoid Sync() { _ = {|DPS1013:File.WriteAllTextAsync(\"output/a.txt\", name)|}; }")]
    [InlineData("Never();\nasync void {|DPS1013:Never|}() => await File.WriteAllTextAsync(\"output/a.txt\", name);")]
    public Task Where_nobody_may_await_nothing_is_offered(string statements) =>
        VerifyFix.OffersNothingAsync<PathRules, AwaitFix>(Sample.Method(statements));
}
