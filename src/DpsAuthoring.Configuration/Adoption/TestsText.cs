using System.Text;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Writes the tests of the adopted algorithm: what it takes, its defaults, and what it refuses.</summary>
public static class TestsText
{
    /// <summary>The source of the test class.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="className">The algorithm's class.</param>
    public static string Of(AdoptedAlgorithm algorithm, string className)
    {
        AdoptedInput[] required = [.. algorithm.Inputs.Where(SampleValues.IsNeeded)];
        AdoptedInput[] others = [.. algorithm.Inputs.Where(input => !SampleValues.IsNeeded(input))];
        var code = new StringBuilder($$"""
            using System.Text.Json.Nodes;
            using DpsAuthoring;
            using DpsAuthoring.Testing;

            namespace Algorithms.Tests;

            /// <summary>What a job can rely on, now and when the computation is ported: the inputs, and their defaults.</summary>
            public class {{className}}Tests
            {
                private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

            """);
        Append(code, Theory(required, others), className, "Takes_every_input", "Required(job)", [.. required.Concat(others)], SampleValues.ReceivedOf, Given(others));
        if (others.Length > 0)
        {
            Append(code, Theory(required, others), className, "Takes_the_defaults_where_nothing_else_is_given", "Required(job)", others, Default, AbsentFlags(others));
        }

        AppendRefusals(code, algorithm, className, required);
        code.Append("""

                /// <summary>The inputs that every job must give.</summary>
                private static Dictionary<string, string> Required(JobFolder job) => new()
                {

            """);
        foreach (AdoptedInput input in required)
        {
            code.Append($"        [{CSharpText.Literal(input.Registered.Name)}] = {Value(input)},\n");
        }

        return code.Append("""
                };

                /// <summary>The inputs that the algorithm received.</summary>
                private static JsonObject Received(JobResult result) =>
                    JsonNode.Parse(File.ReadAllText(result.EnsureSuccess().OutputPath("inputs.json")))!.AsObject();
            }

            """).ToString();
    }

    /// <summary>Both contracts, but where a first value would look like an option: then the values are taken for named ones.</summary>
    private static string Theory(AdoptedInput[] required, AdoptedInput[] others)
    {
        AdoptedInput? first = required.Concat(others).FirstOrDefault(input => !input.Registered.IsStaged);
        return "\n    [Theory]\n    [InlineData(JobContract.Ogc)]\n"
            + (first?.Registered.Default?.StartsWith("--", StringComparison.Ordinal) == true ? "" : "    [InlineData(JobContract.Legacy)]\n");
    }

    private static void Append(
        StringBuilder code,
        string theory,
        string className,
        string name,
        string inputs,
        AdoptedInput[] expected,
        Func<AdoptedInput, string?> value,
        IReadOnlyList<string> given)
    {
        code.Append(theory).Append($$"""
                public async Task {{name}}(JobContract contract)
                {
                    using var job = new JobFolder();
                    Dictionary<string, string> inputs = {{inputs}};

            """);
        foreach (string line in given)
        {
            code.Append("        ").Append(line).Append('\n');
        }

        code.Append($"""

                    JobResult result = await job.RunAsync<{className}>(contract, inputs, Cancelled);

                    JsonObject received = Received(result);

            """);
        foreach (AdoptedInput input in expected)
        {
            string received = $"(string?)received[{CSharpText.Literal(input.Registered.Name)}]";
            code.Append("        ").Append(
                value(input) is { } text ? $"Assert.Equal({CSharpText.Literal(text)}, {received});\n" : $"Assert.Null({received});\n");
        }

        if (expected.Length == 0)
        {
            code.Append("        Assert.Empty(received);\n");
        }

        code.Append("    }\n");
    }

    private static void AppendRefusals(StringBuilder code, AdoptedAlgorithm algorithm, string className, AdoptedInput[] required)
    {
        // An absent boolean is false under the OGC contract, and no input at all asks for the legacy one.
        AdoptedInput[] missing = [.. required.Where(input => input.IsRequired && input.Registered.Type.Kind != InputKind.Flag)];
        if (missing.Length > 0 && algorithm.Inputs.Count > 1 && required.Length > 1)
        {
            AppendRefusal(code, className, "Refuses_a_job_without", "string input", "inputs.Remove(input);", missing.Select(input => CSharpText.Literal(input.Registered.Name)));
        }

        AdoptedInput[] numbers =
        [
            .. algorithm.Inputs.Where(input => input.Registered.Type is
            {
                IsList: false, Kind: InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal or InputKind.Box,
            }),
        ];
        if (numbers.Length > 0)
        {
            AppendRefusal(code, className, "Refuses_a_text_for", "string input", "inputs[input] = \"not a number\";", numbers.Select(input => CSharpText.Literal(input.Registered.Name)));
        }
    }

    private static void AppendRefusal(
        StringBuilder code, string className, string name, string parameters, string change, IEnumerable<string> data)
    {
        code.Append("\n    [Theory]\n");
        foreach (string one in data)
        {
            code.Append($"    [InlineData({one})]\n");
        }

        code.Append($$"""
                public async Task {{name}}({{parameters}})
                {
                    using var job = new JobFolder();
                    Dictionary<string, string> inputs = Required(job);
                    {{change}}

                    JobResult result = await job.RunAsync<{{className}}>(JobContract.Ogc, inputs, Cancelled);

                    Assert.Equal(2, result.ExitCode);
                    Assert.Contains(input, result.StandardError, StringComparison.Ordinal);
                    Assert.Empty(result.Outputs);
                }

            """);
    }

    private static string[] Given(AdoptedInput[] inputs) =>
        [.. inputs.Select(input => $"inputs[{CSharpText.Literal(input.Registered.Name)}] = {Value(input)};")];

    /// <summary>CWL engines write the bare option of a boolean that is true by default, and so does this.</summary>
    private static string[] AbsentFlags(AdoptedInput[] inputs) =>
    [
        .. inputs.Where(input => input.Registered is { Type.Kind: InputKind.Flag, Default: "true" })
            .Select(input => $"inputs[{CSharpText.Literal(input.Registered.Name)}] = \"true\"; // as DPS hands the default over"),
    ];

    private static string? Default(AdoptedInput input) => input switch
    {
        { Registered.Type.IsList: true } => input.Registered.IsOptional ? "" : input.Registered.Default,
        { Registered.IsOptional: true } => null,
        { Registered.Type.Kind: InputKind.Text or InputKind.OutputName or InputKind.Box or InputKind.Flag } => input.Registered.Default,
        _ => NumberText.Of(input),
    };

    private static string Value(AdoptedInput input)
    {
        string entry = CSharpText.Literal(SampleValues.EntryOf(input));
        return !input.Registered.IsStaged ? CSharpText.Literal(SampleValues.ValueOf(input))
            : SampleValues.IsDirectory(input)
                ? $"job.AddInput({entry}, path => File.WriteAllText(Path.Combine(Directory.CreateDirectory(path).FullName, {CSharpText.Literal(SampleValues.FileIn)}), \"a trial\"))"
            : $"job.AddInput({entry}, path => File.WriteAllText(path, \"a trial\"))";
    }
}
