using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Files;

/// <summary>An algorithm's class, configuration and scripts as the compiler and an editor see them: on no disk.</summary>
internal static class AlgorithmFolder
{
    public const string Config = "algorithm_config.yml";
    public const string RunScript = "run.sh";

    public const string Class = """
        [Algorithm("reduce")]
        public sealed partial class Reduce : IAlgorithm
        {
            [Input("input_file")] public required InputFile Source { get; init; }
            [Input("output_file")] public string OutputFile { get; init; } = "reduced.tif";
            [Input("outsize")] public int OutSize { get; init; } = 30;

            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        """;

    public const string Ogc = """
        algorithm_name: reduce
        algorithm_version: v1.0.0
        code_repository: https://github.com/me/reduce.git
        base_container_url: registry/base:v1
        run_command: reduce/run.sh
        inputs:
          - name: input_file
            type: File
          - name: output_file
            type: string
            default: reduced.tif
          - name: outsize
            type: int
            default: 30
        outputs:
          - name: out
            type: Directory

        """;

    public const string Script = "#!/usr/bin/env bash\nset -euo pipefail\nreduce \"$@\"\nmkdir -p output\n";

    /// <summary>Where a file lies.</summary>
    public static string PathOf(string file) => "/work/reduce/" + file;

    /// <summary>What the checks are to say is marked in the code and in the files.</summary>
    public static RuleTest<FileRules> Reports(string code, params (string Path, string Text)[] files)
    {
        var test = new RuleTest<FileRules>(code);
        Add(test.TestState, files);
        return test;
    }

    /// <summary>The fix that is offered in the code makes these files of those.</summary>
    public static FixTest<FileRules, FileFix> Fixes(
        string id, string code, string fixedCode, (string Path, string Text)[] files, (string Path, string Text)[] fixedFiles)
    {
        var test = new FixTest<FileRules, FileFix>(code, fixedCode, withRuntime: true)
        {
            CodeActionEquivalenceKey = FileFix.EquivalenceKey + id,
        };
        Add(test.TestState, files);
        Add(test.FixedState, fixedFiles);
        return test;
    }

    private static void Add(SolutionState state, (string Path, string Text)[] files)
    {
        foreach ((string path, string text) in files)
        {
            state.AdditionalFiles.Add((PathOf(path), text));
        }
    }
}
