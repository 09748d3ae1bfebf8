using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS2001: what is asked at a keyboard becomes an input, and a wait for a key goes.</summary>
public sealed class AskedInputFixTests
{
    [Theory]
    [InlineData(
        "string? siteName = [|Console.ReadLine()|]; // why",
        "string",
        "sitename",
        "Sitename",
        "string? siteName = Sitename; // why"
    )]
    [InlineData("int percent = int.Parse([|Console.ReadLine()|]!);", "int", "percent", "Percent", "int percent = Percent;")]
    [InlineData("var scale = double.Parse([|Console.ReadLine()|]!, null);", "double", "scale", "Scale", "var scale = Scale;")]
    public Task An_answer_becomes_an_input(string before, string type, string name, string property, string after) =>
        VerifyFix.MakesAsync<InteractiveInputRule, AskedInputFix>(
            AskedInputFix.DeclareKey,
            Sample.Algorithm("", before),
            Sample.Algorithm($"[Input(\"{name}\")]\n    public required {type} {property} {{ get; init; }}\n\n    ", after));

    [Fact]
    public Task It_is_declared_before_the_optional_ones() =>
        VerifyFix.MakesAsync<InteractiveInputRule, AskedInputFix>(
            AskedInputFix.DeclareKey,
            Sample.Algorithm(
                "[Input(\"a\")] public required int A { get; init; }\n\n    [Input(\"b\")] public int B { get; init; }\n\n    ",
                "int c = int.Parse([|Console.ReadLine()|]!);"),
            Sample.Algorithm(
                "[Input(\"a\")] public required int A { get; init; }\n\n    [Input(\"c\")]\n    public required int C { get; init; }\n\n    [Input(\"b\")] public int B { get; init; }\n\n    ",
                "int c = C;"));

    [Fact]
    public Task All_answers_become_inputs() =>
        VerifyFix.MakesAllAsync<InteractiveInputRule, AskedInputFix>(
            AskedInputFix.DeclareKey,
            Sample.Algorithm("", "string? b = [|Console.ReadLine()|]; int c = int.Parse([|Console.ReadLine()|]!);"),
            Sample.Algorithm(
                "[Input(\"b\")]\n    public required string B { get; init; }\n\n    [Input(\"c\")]\n    public required int C { get; init; }\n\n    ",
                "string? b = B; int c = C;"));

    [Theory]
    [InlineData(
        "Console.WriteLine(1);\n_ = [|Console.ReadKey()|]; // wait\nConsole.WriteLine(2); // why",
        "Console.WriteLine(1);\nConsole.WriteLine(2); // why"
    )]
    [InlineData("Console.WriteLine(1);\n[|Console.ReadLine()|];\n", "Console.WriteLine(1);\n")]
    public Task A_wait_goes(string before, string after) =>
        VerifyFix.MakesAsync<InteractiveInputRule, AskedInputFix>(AskedInputFix.RemoveKey, before, after);

    [Fact]
    public Task All_waits_go() =>
        VerifyFix.MakesAllAsync<InteractiveInputRule, AskedInputFix>(
            AskedInputFix.RemoveKey, "Console.WriteLine(1);\n[|Console.ReadLine()|];\n[|Console.ReadKey()|];\n", "Console.WriteLine(1);\n");

    [Theory]
    [InlineData("string? name = [|Console.ReadLine()|]; Console.WriteLine(name);")]
    [InlineData("if ([|Console.ReadKey()|].KeyChar == 'y') { Console.WriteLine(); }")]
    public Task What_a_program_without_a_declaration_asks_is_left_alone(string source) =>
        VerifyFix.OffersNothingAsync<InteractiveInputRule, AskedInputFix>(source);
}
