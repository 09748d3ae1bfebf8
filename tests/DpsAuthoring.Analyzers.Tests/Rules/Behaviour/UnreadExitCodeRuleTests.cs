using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2006: who starts a program and never asks how it ended.</summary>
public sealed class UnreadExitCodeRuleTests
{
    [Theory]
    [InlineData("using var p = Process.Start(\"gdalinfo\"); [|p.WaitForExit()|];")]
    [InlineData("using var p = Process.Start(\"gdalinfo\")!; [|p.WaitForExit()|];")]
    [InlineData("using var p = Process.Start(\"gdalinfo\"); p?[|.WaitForExit(5000)|];")]
    [InlineData("var p = Process.Start(\"gdalinfo\") ?? throw new InvalidOperationException(); [|p.WaitForExit()|];")]
    [InlineData("using (var p = Process.Start(\"gdalinfo\")) { await [|p.WaitForExitAsync()|]; }")]
    [InlineData("using (Process p = new()) { p.StartInfo = new(\"gdalinfo\"); p.Start(); [|p.WaitForExit()|]; }")]
    [InlineData(
        "var p = new Process(); p.StartInfo.FileName = \"gdalinfo\"; p.OutputDataReceived += (_, e) => Console.WriteLine(e.Data); p.Start(); p.BeginOutputReadLine(); [|p.WaitForExit()|];"
    )]
    [InlineData("Process p; p = Process.Start(\"gdalinfo\"); [|p.WaitForExit()|];")]
    [InlineData("if (Process.Start(\"gdalinfo\") is { } p) { [|p.WaitForExit()|]; }")]
    [InlineData(
        "using var p = Process.Start(\"gdalinfo\"); Console.Write(p.StandardOutput.ReadToEnd()); if (!p.HasExited) { [|p.WaitForExit()|]; }"
    )]
    [InlineData("using var p = [|Process.Start(\"gdalinfo\")|]; await Task.Run(p.WaitForExit);")]
    [InlineData("[|Process.Start(\"gdalinfo\")|].WaitForExit();")]
    [InlineData("[|Process.Start(\"gdalinfo\")|]!.WaitForExit();")]
    [InlineData("[|Process.Start(\"gdalinfo\")|]?.WaitForExit();")]
    [InlineData("[|Process.Start(\"gdalinfo\")|];")]
    [InlineData("_ = [|Process.Start(\"gdalinfo\")|];")]
    [InlineData("using ([|Process.Start(\"gdalinfo\")|]) { }")]
    [InlineData("Console.Write([|Process.Start(\"gdalinfo\")|].StandardOutput.ReadToEnd());")]
    [InlineData("Action run = () => { var p = Process.Start(\"gdalinfo\"); [|p.WaitForExit()|]; }; run();")]
    [InlineData("if (OperatingSystem.IsMacOS()) { } else { [|Process.Start(\"xdg-open\")|]; }")]
    [InlineData("if (!OperatingSystem.IsWindows()) { var p = Process.Start(\"gdalinfo\"); [|p.WaitForExit()|]; }")]
    public Task A_program_nobody_asks_is_reported(string body) => VerifyRule<UnreadExitCodeRule>.ReportsAsync(In(body));

    [Fact]
    public Task What_to_write_instead_is_said_with_the_variables_name() =>
        VerifyRule<UnreadExitCodeRule>.ReportsAsync(
            In("var p = Process.Start(\"gdalinfo\"); {|#0:p.WaitForExit()|}; {|#1:Process.Start(\"gdalinfo\")|};"),
            VerifyRule<UnreadExitCodeRule>.At(0, "write: if (p.ExitCode != 0) throw …"),
            VerifyRule<UnreadExitCodeRule>.At(1, "keep the Process that Start gives, wait for it and look at its ExitCode"));

    [Theory]
    [InlineData(
        "using var p = Process.Start(\"gdalinfo\"); p.WaitForExit(); if (p.ExitCode != 0) { throw new InvalidOperationException(); }")]
    [InlineData("using var p = Process.Start(\"gdalinfo\"); p.WaitForExit(); _ = p.ExitCode;")]
    [InlineData("using var p = Process.Start(\"gdalinfo\"); p?.WaitForExit(); Console.Write(p?.ExitCode);")]
    [InlineData("using var p = Process.Start(\"gdalinfo\"); p.WaitForExit(); Check(p);")]
    [InlineData("using var p = Process.Start(\"gdalinfo\"); Func<int> code = () => p.ExitCode; p.WaitForExit(); code();")]
    [InlineData("var p = Process.Start(\"gdalinfo\"); p.WaitForExit(); var q = p; Console.Write(q.ExitCode);")]
    [InlineData("var all = new List<Process> { Process.Start(\"gdalinfo\") }; foreach (var p in all) { p.WaitForExit(); }")]
    [InlineData("var p = Process.Start(\"gdalinfo\"); p.Exited += (_, _) => { }; p.WaitForExit();")]
    [InlineData("using var p = Process.Start(\"server\"); p.Kill(); p.WaitForExit();")]
    [InlineData("using var p = Process.GetCurrentProcess(); Console.Write(p.Id);")]
    [InlineData("using var p = Process.GetProcessById(1); p.WaitForExit();")]
    [InlineData("using var p = new Process();")]
    [InlineData("Check(Process.Start(\"gdalinfo\"));")]
    [InlineData("var code = Process.Start(\"gdalinfo\").ExitCode;")]
    [InlineData("var p = Other(); p.WaitForExit();")]
    [InlineData("if (OperatingSystem.IsMacOS()) { Process.Start(\"open\"); } else if (OperatingSystem.IsWindows()) { Process.Start(\"start\"); }")]
    [InlineData("if (OperatingSystem.IsLinux()) { } else { try { var p = Process.Start(\"open\"); p.WaitForExit(); } catch (Exception) { } }")]
    public Task What_is_read_or_may_be_read_elsewhere_is_silent(string body) => VerifyRule<UnreadExitCodeRule>.ReportsAsync(In(body));

    [Fact]
    public async Task A_private_field_is_followed_through_its_class()
    {
        await VerifyRule<UnreadExitCodeRule>.ReportsAsync(Field("private", "Process.Start(\"gdalinfo\")", "[|_p!.WaitForExit()|];"));
        await VerifyRule<UnreadExitCodeRule>.ReportsAsync(
            Field("private", "Process.Start(\"gdalinfo\")", "_p!.WaitForExit(); Console.Write(_p.ExitCode);"));
        await VerifyRule<UnreadExitCodeRule>.ReportsAsync(
            Field("private", "Process.Start(\"gdalinfo\")", "_p!.WaitForExit(); GC.KeepAlive(_p);"));
        await VerifyRule<UnreadExitCodeRule>.ReportsAsync(Field("internal", "Process.Start(\"gdalinfo\")", "_p!.WaitForExit();"));
    }

    [Fact]
    public Task A_process_that_is_returned_or_given_is_the_others_to_ask() =>
        VerifyRule<UnreadExitCodeRule>.ReportsAsync("""
            using System.Diagnostics;
            class A
            {
                static Process Run() { var p = Process.Start("gdalinfo"); p.WaitForExit(); return p; }
                static void Wait(Process p) => p.WaitForExit();
                static Process Also() => Process.Start("gdalinfo");
            }
            """);

    [Fact]
    public Task A_class_of_the_same_name_is_not_meant() =>
        VerifyRule<UnreadExitCodeRule>.ReportsAsync(
            "class Process { public static Process Start() => new(); public void WaitForExit() { } } class A { void M() => Process.Start().WaitForExit(); }"
        );

    private static string In(string body) => $$"""
        using System.Diagnostics;
        class A
        {
            static async Task M() { await Task.Yield(); {{body}} }
            static void Check(Process p) { if (p.ExitCode != 0) { throw new InvalidOperationException(); } }
            static Process Other() => Process.Start("gdalinfo");
        }
        """;

    private static string Field(string access, string start, string body) => $$"""
        using System.Diagnostics;
        class A
        {
            {{access}} Process? _p;
            void M() { _p = {{start}}; {{body}} }
        }
        """;

    [Fact]
    public Task What_runs_on_other_machines_alone_is_not_looked_at() => VerifyRule<UnreadExitCodeRule>.ReportsAsync("""
        using System.Diagnostics;
        static class Browser
        {
            [System.Runtime.Versioning.SupportedOSPlatform("windows")]
            public static void Show(string url) { using var p = Process.Start("rundll32.exe", url); p.WaitForExit(); }
            public static void Open(string url) { using var p = Process.Start("xdg-open", url); [|p.WaitForExit()|]; }
        }
        """);
}
