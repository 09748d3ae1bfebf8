using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2002: which catches turn a failure into a success, and which could be right.</summary>
public sealed class SwallowedFailureRuleTests
{
    private static DiagnosticResult OfProgram => VerifyRule<SwallowedFailureRule>.Saying("program", "return another code than 0, or throw");

    [Theory]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.Error.WriteLine(e); }")]
    [InlineData("try { Work(); } {|#0:catch|} { }")]
    [InlineData("try { System.Diagnostics.Process.GetCurrentProcess().Refresh(); ThreadPool.SetMinThreads(8, 8); Work(); } {|#0:catch|} { }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception) { Console.WriteLine(\"failed\"); } Console.WriteLine(\"done\");")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) when (!(e is OperationCanceledException)) { Console.WriteLine(e); }")]
    [InlineData("try { Work(); } catch (OperationCanceledException) { throw; } {|#0:catch|} (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { if (e is OperationCanceledException) throw; Console.WriteLine(e); }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); Environment.Exit(0); }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); Environment.ExitCode = 0; }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); Own.Environment.Exit(1); }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.ForegroundColor = ConsoleColor.Red; Say(e); }")]
    [InlineData("foreach (int i in new[] { 1, 2 }) { try { Work(i); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData(
        "foreach (int i in new[] { 1, 2 }) { try { Work(i); } {|#0:catch|} (Exception e) { Console.WriteLine(e); continue; } Work(i); }")]
    [InlineData(
        "int failed = 0; foreach (int i in new[] { 1 }) { try { Work(i); } {|#0:catch|} { failed++; } } Console.WriteLine($\"{failed} failed\");"
    )]
    [InlineData("bool failed = false; try { Work(); } {|#0:catch|} { failed = true; } if (failed) Console.WriteLine(\"sorry\");")]
    [InlineData(
        "try { Work(); } catch (ArgumentException) { Environment.ExitCode = 2; } {|#0:catch|} (Exception e) { Console.WriteLine(e); }")]
    [InlineData(
        "try { try { Work(); } finally { Console.WriteLine(1); } } {|#0:catch|} (Exception e) { File.WriteAllText(\"output/error.txt\", e.ToString()); }"
    )]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); return; }")]
    [InlineData(
        "try { Work(); } {|#0:catch|} (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException)) { Console.WriteLine(e); }"
    )]
    [InlineData("try { Environment.ExitCode = Answer(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } finally { Console.WriteLine(2); }")]
    [InlineData("try { try { Work(); } catch (IOException) { throw; } } {|#0:catch|} (Exception e) { Console.WriteLine(e); }")]
    [InlineData(
        "using var file = File.OpenRead(\"x\"); lock (file) { try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } }")]
    public async Task A_catch_of_all_that_only_says_so_is_reported(string body)
    {
        await VerifyRule<SwallowedFailureRule>.ReportsAsync(InMain("void", body), OfProgram);
        await VerifyRule<SwallowedFailureRule>.ReportsAsync(
            InRun(body), VerifyRule<SwallowedFailureRule>.Saying("algorithm", "throw, and the runtime fails the job with the reason"));
    }

    [Theory]
    [InlineData("try { Work(); } catch (Exception) { throw; }")]
    [InlineData("try { Work(); } catch (Exception e) { throw new InvalidOperationException(\"no\", e); }")]
    [InlineData("try { Work(); } catch (Exception e) { Console.WriteLine(e); Environment.ExitCode = 1; }")]
    [InlineData("try { Work(); } catch (Exception e) { Console.WriteLine(e); Environment.Exit(1); }")]
    [InlineData("try { Work(); } catch (Exception e) { Environment.FailFast(\"no\", e); }")]
    [InlineData("try { Work(); } catch (Exception e) { Fail(e); }")]
    [InlineData("try { Work(); } catch (Exception e) { FailDeeply(e); }")]
    [InlineData("try { Work(); } catch (Exception e) { LogAndExit(e); }")]
    [InlineData("try { Work(); } catch (Exception e) { Local(e); } void Local(Exception e) { Environment.ExitCode = 1; }")]
    [InlineData(
        "int code = 0; try { Work(); } catch (Exception e) { Console.WriteLine(e); code = 1; } finally { Console.WriteLine(2); } Environment.Exit(code);"
    )]
    [InlineData("try { Work(); } catch (Exception e) { Console.WriteLine(e); } finally { Environment.Exit(3); }")]
    [InlineData(
        "try { try { Work(); } catch (Exception e) { throw new IOException(\"no\", e); } } catch (IOException e) { Console.WriteLine(e); }"
    )]
    [InlineData(
        "var source = new TaskCompletionSource(); try { Work(); } catch (Exception e) { source.SetException(e); } source.Task.Wait();")]
    [InlineData("try { Work(); } catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); }")]
    [InlineData("try { Work(); } catch (IOException e) { Console.WriteLine(e); }")]
    [InlineData("try { Work(); } catch (Exception e) when (e is OperationCanceledException) { Console.WriteLine(e); }")]
    [InlineData("try { Work(); } catch (Exception e) when (Ask(e)) { Console.WriteLine(e); }")]
    [InlineData("Environment.ExitCode = 1; try { Work(); Environment.ExitCode = 0; } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { File.Delete(\"x\"); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData(
        "try { System.Diagnostics.Process.GetCurrentProcess().PriorityClass = System.Diagnostics.ProcessPriorityClass.High; } catch (Exception e) { Console.WriteLine(e); } Work();")]
    [InlineData("try { ThreadPool.SetMinThreads(8, 8); Console.Title = \"work\"; } catch { } Work();")]
    [InlineData("try { System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance); } catch { } Work();")]
    [InlineData(
        "string text; try { text = File.ReadAllText(\"x\"); } catch (Exception) { text = \"\"; } File.WriteAllText(\"output/x\", text);")]
    [InlineData(
        "var errors = new List<Exception>(); foreach (int i in new[] { 1 }) { try { Work(i); } catch (Exception e) { errors.Add(e); } } if (errors.Count > 0) throw new AggregateException(errors);"
    )]
    [InlineData(
        "int failed = 0; foreach (int i in new[] { 1 }) { try { Work(i); } catch { failed++; } } if (failed > 0) Environment.Exit(1);")]
    [InlineData("bool ok = true; try { Work(); } catch { ok = false; } if (!ok) throw new InvalidOperationException();")]
    [InlineData(
        "bool ok = false; try { Work(); ok = true; } catch (Exception e) { Console.WriteLine(e); } if (!ok) throw new InvalidOperationException();"
    )]
    [InlineData("Exception? last = null; try { Work(); } catch (Exception e) { last = e; } if (last is not null) throw last;")]
    [InlineData("for (int attempt = 1; ; attempt++) { try { Work(); break; } catch (Exception) { if (attempt == 3) throw; } }")]
    [InlineData(
        "for (int attempt = 1; attempt <= 3; attempt++) { try { Work(); return; } catch (Exception) { if (attempt == 3) throw; } }")]
    [InlineData(
        "for (int attempt = 1; attempt <= 3; attempt++) { try { Work(); return; } catch (Exception e) { Console.WriteLine(e); } } throw new InvalidOperationException();"
    )]
    [InlineData("while (true) { try { Work(); break; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("try { Work(); } catch (Exception) { s_failed = true; }")]
    [InlineData(
        "var skipped = new List<int>(); try { Work(); } catch (Exception) { skipped.Add(1); } File.WriteAllText(\"output/skipped\", string.Join(',', skipped));"
    )]
    [InlineData("Action a = () => { try { Work(); } catch (Exception e) { Console.WriteLine(e); } }; a();")]
    public async Task What_could_be_right_is_silent(string body)
    {
        await VerifyRule<SwallowedFailureRule>.ReportsAsync(InMain("void", body));
        await VerifyRule<SwallowedFailureRule>.ReportsAsync(InRun(body));
    }

    [Theory]
    [InlineData("int", "try { Work(); return 0; } {|#0:catch|} (Exception e) { Console.WriteLine(e); return 0; }")]
    [InlineData("int", "try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } return 0;")]
    [InlineData("int", "int code = 0; try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } return code;")]
    [InlineData("int", "int code = 0; try { code = Answer(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } return code;")]
    [InlineData(
        "int", "int code = 1; try { code = Answer(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); code = 0; } return code;")]
    [InlineData("int", "const int Ok = 0; try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); return Ok; } return Ok;")]
    [InlineData("int", "try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); return (int)Exit.Ok; } return 0;")]
    [InlineData("async Task<int>", "try { await Task.Delay(1); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } return 0;")]
    [InlineData(
        "Task<int>",
        "try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); return Task.FromResult(0); } return Task.FromResult(1);")]
    [InlineData("async Task", "try { await Task.Delay(1); } {|#0:catch|} (Exception e) { await Console.Error.WriteLineAsync(e.Message); }")]
    [InlineData("Task", "try { Work(); } {|#0:catch|} (Exception e) { Console.WriteLine(e); } return Task.CompletedTask;")]
    public Task A_code_of_zero_is_reported(string type, string body) =>
        VerifyRule<SwallowedFailureRule>.ReportsAsync(InMain(type, body), OfProgram);

    [Theory]
    [InlineData("int", "try { Work(); return 0; } catch (Exception e) { Console.WriteLine(e); return 1; }")]
    [InlineData("int", "try { Work(); return 0; } catch (Exception e) { Console.WriteLine(e); } return 1;")]
    [InlineData("int", "int code = 1; try { Work(); code = 0; } catch (Exception e) { Console.WriteLine(e); } return code;")]
    [InlineData("int", "int code = 0; try { Work(); } catch (Exception e) { Console.WriteLine(e); code = 1; } return code;")]
    [InlineData("int", "int code = 0; try { Work(); code = 3; Work(); } catch (Exception e) { Console.WriteLine(e); } return code;")]
    [InlineData("int", "int failed = 0; foreach (int i in new[] { 1 }) { try { Work(i); } catch { failed++; } } return failed;")]
    [InlineData(
        "int", "int failed = 0; foreach (int i in new[] { 1 }) { try { Work(i); } catch { failed++; } } return failed == 0 ? 0 : 1;")]
    [InlineData(
        "int", "int failed = 0; foreach (int i in new[] { 1 }) { try { Work(i); } catch { failed++; } } return Math.Min(failed, 1);")]
    [InlineData("int", "bool ok = false; try { Work(); ok = true; } catch (Exception e) { Console.WriteLine(e); } return ok ? 0 : 1;")]
    [InlineData("int", "try { Work(); return 0; } catch (Exception e) { return Report(e); }")]
    [InlineData("int", "try { Work(); return 0; } catch (Exception e) { Console.WriteLine(e); return e is IOException ? 2 : 1; }")]
    [InlineData("int", "try { Work(); return 0; } catch (Exception e) { Console.WriteLine(e); return e.HResult; }")]
    [InlineData("int", "try { Work(); } catch (Exception e) { Console.WriteLine(e); return (int)Exit.Bad; } return 0;")]
    [InlineData(
        "Task<int>", "try { Work(); } catch (Exception e) { Console.WriteLine(e); return Task.FromResult(1); } return Task.FromResult(0);")]
    [InlineData("Task", "try { Work(); } catch (Exception e) { return Task.FromException(e); } return Task.CompletedTask;")]
    public Task Another_code_is_silent(string type, string body) => VerifyRule<SwallowedFailureRule>.ReportsAsync(InMain(type, body));

    [Fact]
    public Task Top_level_statements_are_an_entry_point() =>
        VerifyRule<SwallowedFailureRule>.ReportsAsync(
            """
            try { File.ReadAllText(args[0]); }
            {|#0:catch|} (Exception e) { Console.WriteLine(e); }
            """,
            OfProgram);

    [Theory]
    [InlineData("static void Other() { try { File.ReadAllText(\"x\"); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("void Main() { try { File.ReadAllText(\"x\"); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("static string Main(int x) { try { return File.ReadAllText(\"x\"); } catch (Exception e) { return \"\"; } }")]
    public Task Another_method_is_not(string method) =>
        // Some of these make no program: CS0028, CS5001.
        new RuleTest<SwallowedFailureRule>($"class Program {{ {method} }}") { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync(
            TestContext.Current.CancellationToken);

    [Fact]
    public Task A_pragma_silences_it() =>
        VerifyRule<SwallowedFailureRule>.ReportsAsync(InMain("void", "\n#pragma warning disable DPS2002\ntry { Work(); } catch { }"));

    private const string Helpers = """
            private static bool s_failed;
            private enum Exit { Ok, Bad }
            private static void Work(int i = 0) => File.ReadAllText($"{i}{s_failed}");
            private static int Answer() => File.ReadAllText("x").Length;
            private static void Say(Exception e) => Console.Error.WriteLine(e.Message);
            private static int Report(Exception e) => e is IOException ? 2 : 1;
            private static void Fail(Exception e) => Environment.Exit(1);
            private static void LogAndExit(Exception e) => Environment.Exit(1);
            private static void FailDeeply(Exception e) => Fail(e);
            private static class Own { public static class Environment { public static void Exit(int code) { } } }
            private static bool Ask(Exception e) => e is IOException;
        """;

    private static string InMain(string type, string body) => $$"""
        static class Program
        {
            static {{type}} Main()
            {
                {{body}}
            }
        {{Helpers}}
        }
        """;

    private static string InRun(string body) => $$"""
        [Algorithm("my-algorithm")]
        public sealed partial class A : IAlgorithm
        {
            public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                {{body}}
            }
        {{Helpers}}
        }
        """;
}
