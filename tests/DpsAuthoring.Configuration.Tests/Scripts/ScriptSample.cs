using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>Scripts as tests check them.</summary>
internal static class ScriptSample
{
    /// <summary>A run script of both contracts, of which everything is known.</summary>
    public static ScriptContext Legacy { get; } = new(ScriptRole.Run)
    {
        IsLegacy = true,
        Positionals = ["output_file", "outsize"],
        Arguments = 2,
        Files = 1,
        Environments = ["reduce"],
        IsExecutable = true,
        Repository = new Files("run.sh", "build.sh", "environment.yml", "reduce.py", "nasa/other.py"),
        OtherScripts = [],
    };

    public static ScriptContext Ogc { get; } = Legacy with { IsLegacy = false, IsOgc = true, Positionals = null };

    public static ScriptContext Build { get; } = Legacy with
    {
        Role = ScriptRole.Build,
        IsOgc = true,
            Inputs =
            [
                new("input_file", InputKind.File),
                new("outsize", InputKind.Whole, "30"),
                new("output_file", InputKind.Text, "reduced.tif"),
            ],
        Programs = ["run.sh", "app/reduce"],
        OtherScripts = [new("run.sh", "basedir=$(dirname \"$(readlink -f \"$0\")\")\npython3 \"${basedir}/models/predict.py\" \"$@\"\n")],
    };

    public static IReadOnlyList<Finding> Findings(string script, ScriptContext? context = null) =>
        ScriptChecks.Run(new TextFile(context?.Role == ScriptRole.Build ? "build.sh" : "run.sh", script), context ?? Legacy);

    /// <summary>The ids of what is found in some lines of a script that is otherwise in order.</summary>
    public static string Ids(string lines, ScriptContext? context = null) =>
        string.Join(
            ' ',
            Findings("#!/usr/bin/env bash\nset -euo pipefail\n" + lines + "\n", context ?? Legacy with { Arguments = null })
                .Select(finding => finding.Rule.Id));

    private sealed class Files(params string[] paths) : IRepository
    {
        public bool? Has(string path) => paths.Contains(path);
    }
}
