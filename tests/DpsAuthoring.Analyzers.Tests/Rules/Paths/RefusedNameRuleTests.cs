using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Paths;

/// <summary>DPS1020: a result's name that the runtime library refuses.</summary>
public sealed class RefusedNameRuleTests
{
    [Theory]
    [InlineData("""job.Output.Create({|DPS1020:"/projects/a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:"../a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:"maps/../../a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:$"maps/{n}/../a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:"~/a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:@"C:\out\a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:@"maps\a.tif"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:""|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:" "|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:"."|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:$"{name}/"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:"_stdout.txt"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:"a\nb"|}).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:new string('a', 1) + "/b/"|}).Dispose();""")]
    [InlineData("""job.Output.Write({|DPS1020:Path.Combine(job.Output.FullPath, name)|}, path => File.WriteAllText(path, ""));""")]
    [InlineData("""await job.Output.WriteAsync({|DPS1020:Path.GetFullPath("a.tif")|}, path => File.WriteAllTextAsync(path, ""));""")]
    [InlineData("""string f = Path.Combine(job.Output.FullPath, "maps"); job.Output.Create({|DPS1020:Path.Combine(f, "a")|}).Dispose();""")]
    [InlineData("""OutputName a = {|DPS1020:Path.GetTempPath() + "a.tif"|}; job.Output.Create(a).Dispose();""")]
    [InlineData("""job.Output.Create(OutputName.Parse({|DPS1020:"/a.tif"|})).Dispose();""")]
    [InlineData("""job.Output.Create({|DPS1020:flag ? "a.tif" : "/a.tif"|}).Dispose();""")]
    [InlineData("""JobOutput results = job.Output; results.Create({|DPS1020:job.Scratch.GetPath("a")|}).Dispose();""")]
    public Task A_name_that_is_refused_is_reported(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));

    [Theory]
    [InlineData("""job.Output.Create("maps/a.tif").Dispose();""")]
    [InlineData("""job.Output.Create("./maps//a.tif").Dispose();""")]
    [InlineData("""job.Output.Create("maps/..tif").Dispose();""")]
    [InlineData("""job.Output.Create("maps/_stdout.txt").Dispose();""")]
    [InlineData("""job.Output.Create(name).Dispose();""")]
    [InlineData("""job.Output.Create($"{name}/a.tif").Dispose();""")]
    [InlineData("""job.Output.Create($"{name}..tif").Dispose();""")]
    [InlineData("""job.Output.Create(Path.GetFileName("/projects/a.tif")).Dispose();""")]
    [InlineData("""job.Output.Create(Path.GetRelativePath(job.Output.FullPath, Path.Combine(job.Output.FullPath, "a"))).Dispose();""")]
    [InlineData("""if (OutputName.TryParse("/a.tif", out OutputName? a)) job.Output.Create(a).Dispose();""")]
    [InlineData("""File.WriteAllText(Path.Combine("output", OutputName.Parse({|DPS1020:"../a.tif"|}).Value), "");""")]
    public Task One_that_is_taken_or_not_known_is_not(string statement) => VerifyRule<PathRules>.ReportsAsync(Sample.Method(statement));

    [Fact]
    public Task A_helper_is_told_of_at_its_call() => VerifyRule<PathRules>.ReportsAsync(Sample.Method(
        """Save(job, {|DPS1020:"/projects/a.tif"|}); Save(job, "a.tif"); Take({|DPS1020:"/a.tif"|}); Take("a.tif");""",
        """
        static void Save(Job job, string name) => job.Output.Write(name, path => File.WriteAllText(path, ""));
        static void Take(OutputName name) => Console.WriteLine(name);
        """));

    [Fact]
    public Task A_type_of_ones_own_is_not_meant() => VerifyRule<PathRules>.ReportsAsync("""
        namespace Mine
        {
            sealed record OutputName(string Value) { public static implicit operator OutputName(string name) => new(name); }
            static class Program { static void Take(OutputName name) { } static void Main() => Take("/a.tif"); }
        }
        """);

    [Fact]
    public Task The_message_says_who_refuses_it_and_why() => VerifyRule<PathRules>.ReportsAsync(
        Sample.Method("""job.Output.Write({|#0:"/projects/a.tif"|}, path => File.WriteAllText(path, ""));"""),
        new Microsoft.CodeAnalysis.Testing.DiagnosticResult("DPS1020", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithMessage(
                "JobOutput.Write refuses the name '/projects/a.tif', and the job fails: it is an absolute path, and a result's name is relative to output/; give the name below output/, such as maps/a.tif"
            ));
}
