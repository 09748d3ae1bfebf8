using DpsAuthoring.Analyzers.Tests.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules.Results;

/// <summary>DPS1013: a task that writes and is not awaited. The corpus program ForgottenTasks has more.</summary>
public sealed class UnawaitedWriteRuleTests
{
    [Fact]
    public async Task A_message_says_what_to_await()
    {
        Diagnostic[] reported = await Marked.Reported(Sample.Method(
            "_ = File.WriteAllTextAsync(\"output/a.txt\", name);\nargs.ToList().ForEach(async x => await File.WriteAllTextAsync(\"output/b.txt\", x));",
            "async void Forgotten() => await File.WriteAllTextAsync(\"output/c.txt\", \"c\");\n"));

        Assert.Equal(
            [
                "DPS1013: Forgotten writes a result in a task that nobody awaits, so the job may publish the file or end before it is written; let it return a Task, and await that",
                "DPS1013: File.WriteAllTextAsync writes a result in a task that nobody awaits, so the job may publish the file or end before it is written; await it",
                "DPS1013: An async lambda that gives no task writes a result in a task that nobody awaits, so the job may publish the file or end before it is written; pass it to something that takes a Task",
            ],
            reported.Where(each => each.Id == "DPS1013").Select(each => $"{each.Id}: {each.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public Task Methods_that_call_each_other_are_followed_once() => Marked.Code("""
        static class Sample
        {
            static void Run()
            {
                Itself();
                _ = Outer(3); // DPS1013
                _ = Silent(3);
            }

            static void Itself() { Task.Run(Itself); Task.Run(() => Itself()); }
            static async Task Outer(int n) { if (n > 0) await Inner(n - 1); }
            static async Task Inner(int n) { await Outer(n); await File.WriteAllTextAsync("output/a.txt", "a"); }
            static async Task Silent(int n) { if (n > 0) await Quiet(n - 1); }
            static async Task Quiet(int n) { await Silent(n); Console.WriteLine(File.Exists("input/a")); }
        }
        """);

    [Fact]
    public Task Code_that_is_half_written_is_survived() => Marked.Reported(
        Sample.Method("""
            _ = File.WriteAllTextAsync("output/a.txt", ;
            tasks.Add(File.WriteAllTextAsync("output/a.txt", name));
            args.Select(async => await File.WriteAllTextAsync("output/a.txt", name);
            Task.Run(() => File.
            """),
        mustCompile: false);
}
