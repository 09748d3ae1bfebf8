using System.Diagnostics;
using DpsAuthoring.Configuration.Tests.Checks;

namespace DpsAuthoring.Configuration.Tests.Editors;

/// <summary>Another's validator reads the schemas and judges by them as the checks do.</summary>
[Trait("Speed", "Slow")]
public sealed class SchemaValidatorTests
{
    private const string Validate = """
        import json, sys, yaml, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft7Validator.check_schema(schema)
        errors = jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(sys.stdin))
        print("\n".join(sorted(error.message for error in errors)))
        """;

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "DPS4006", "is a required property" },
        { "DPS4007", "does not match" },
        { "DPS4008", "does not match" },
        { "DPS4009", "is not of type 'string'" },
        { "DPS4011", "is valid under each of" },
        { "DPS4017", "was expected|is not one of" },
        { "DPS4020", "is not one of" },
        { "DPS4043", "is greater than the maximum" },
        { "DPS4022", "were unexpected|was unexpected" },
        { "DPS4023", "was unexpected" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_a_check_finds_the_schema_does_too(string id, string message)
    {
        Assert.Matches(message, await ErrorsAsync(RulePages.Yaml(RulePages.Text(id), "Bad")));
        Assert.Empty(await ErrorsAsync(RulePages.Yaml(RulePages.Text(id), "Good")));
    }

    [Fact]
    public async Task The_legacy_schema_takes_a_legacy_configuration() =>
        Assert.Empty(await ErrorsAsync(RulePages.Yaml(RulePages.Text("DPS4025"), "Good"), "algorithm_config.legacy.schema.json"));

    private static async Task<string> ErrorsAsync(string yaml, string schema = "algorithm_config.schema.json")
    {
        (int code, string? output, string? error) = await RunAsync(
            ["-c", Validate, Path.Combine(JsonSchemaTests.Folder, schema)], Sample.Completed(yaml));
        Assert.SkipWhen(
            error.Contains("ModuleNotFoundError"),
            "python3-yaml and python3-jsonschema are not installed: apt-get install python3-yaml python3-jsonschema");
        Assert.True(code == 0, error);
        return output.Trim();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] arguments, string input)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3.");
        using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
