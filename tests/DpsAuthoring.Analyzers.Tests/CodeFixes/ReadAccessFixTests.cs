using DpsAuthoring.Analyzers.Rules.Paths;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS1005: an input that is only read is opened for reading.</summary>
public sealed class ReadAccessFixTests
{
    [Theory]
    [InlineData(
        "using var s = new FileStream({|DPS1005:\"input/a.bin\"|}, FileMode.Open); // why",
        "using var s = new FileStream(\"input/a.bin\", FileMode.Open, FileAccess.Read); // why"
    )]
    [InlineData(
        "using var s = File.Open({|DPS1005:\"input/a.bin\"|}, FileMode.Open /* old */);",
        "using var s = File.Open(\"input/a.bin\", FileMode.Open, FileAccess.Read /* old */);")]
    [InlineData(
        "using var s = File.Open({|DPS1005:\"input/a.bin\"|}, FileMode.Open); using var r = new BinaryReader(s);",
        "using var s = File.Open(\"input/a.bin\", FileMode.Open, FileAccess.Read); using var r = new BinaryReader(s);")]
    public Task An_input_is_opened_for_reading(string before, string after) =>
        VerifyFix.MakesAsync<PathRules, ReadAccessFix>(ReadAccessFix.EquivalenceKey, before, after);

    [Fact]
    public Task All_inputs_are_opened_for_reading() =>
        VerifyFix.MakesAllAsync<PathRules, ReadAccessFix>(
            ReadAccessFix.EquivalenceKey,
            "using var a = new FileStream({|DPS1005:\"input/a.bin\"|}, FileMode.Open);\nusing var b = File.Open({|DPS1005:\"input/b.bin\"|}, FileMode.Open);\n",
            "using var a = new FileStream(\"input/a.bin\", FileMode.Open, FileAccess.Read);\nusing var b = File.Open(\"input/b.bin\", FileMode.Open, FileAccess.Read);\n"
        );

    [Theory]
    [InlineData("using var s = new FileStream({|DPS1005:\"input/a.bin\"|}, FileMode.Open); s.WriteByte(1);")]
    [InlineData("using var s = new FileStream({|DPS1005:\"input/a.bin\"|}, FileMode.Open); using var w = new BinaryWriter(s);")]
    [InlineData("using var m = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile({|DPS1005:\"input/a.bin\"|});")]
    public Task What_is_written_to_is_not_opened_for_reading(string source) =>
        VerifyFix.OffersNothingAsync<PathRules, ReadAccessFix>(source);
}
