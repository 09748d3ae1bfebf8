using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>DPS2006: a program is started, and whether it failed is never asked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadExitCodeRule : BehaviourRule
{
    public const string Id = "DPS2006";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "The exit code of a program is not read",
        "Nothing reads the exit code of the program that is started here, so a failed one is reported as success; {0}",
        "A program says by its exit code whether it failed. Where nobody looks, the job goes on with half a result, or none.");

    private static readonly int s_start = WordReader.Hash("Start");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        if (start.Compilation.GetTypeByMetadataName("System.Diagnostics.Process") is not { } process)
        {
            return;
        }

        // Only a finding asks for the platform.
        var platform = new Lazy<PlatformTest>(() => PathRules.Begin(start.Compilation, start.Options, start.CancellationToken).Platform);
        start.RegisterSemanticModelAction(file =>
        {
            // Nothing is started without this word.
            foreach (CodeBlock block in CodeBlock.In(file, s_start))
            {
                if (block.Operation is { } body)
                {
                    Check(block, body, process, platform);
                }
            }
        });
    }

    private void Check(CodeBlock block, IOperation body, INamedTypeSymbol process, Lazy<PlatformTest> platform)
    {
        foreach (StartedProcess started in StartedProcess.In(body, process, block.Cancel))
        {
            if (block.Owner is { } owner && Platforms.AreOthers(owner))
            {
                return;
            }

            if (!platform.Value.IsForOthers(started.Place))
            {
                block.Report(At(started.Place, started.Name is { } name
                    ? $"write: if ({name}.ExitCode != 0) throw …"
                    : "keep the Process that Start gives, wait for it and look at its ExitCode"));
            }
        }
    }
}
