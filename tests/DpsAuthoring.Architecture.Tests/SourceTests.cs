using DpsAuthoring.Graph;
using Mono.Cecil;

namespace DpsAuthoring.Architecture.Tests;

/// <summary>What a reader can take in at once: lines, files, classes.</summary>
public sealed class SourceTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 400;
    private const int MostFields = 20;

    private static readonly Product s_product = Product.Built();

    public static TheoryData<string> Projects { get; } = [.. s_product.Projects.Keys];

    /// <summary>A line may be longer for the sake of a text in it: a message is found by its words.</summary>
    [Fact]
    public void Lines_are_short()
    {
        Assert.Empty(
            from file in Sources("src", "analyzers", "eng", "tests")
            from line in LinesOfCode(File.ReadAllLines(file))
            where line.Text.Length > LongestLine && !line.Text.Contains('"')
            select $"{Path.GetRelativePath(s_product.Repository, file)}({line.Number})");
    }

    [Fact]
    public void Files_are_short() =>
        Assert.Empty(
            Sources("src", "analyzers", "eng")
                .Where(file => File.ReadLines(file).Count() > LongestFile)
                .Select(file => Path.GetRelativePath(s_product.Repository, file)));

    /// <summary>
    /// Constants and tables do not count: nothing changes them. Nor does a generated reader, with a field for each type that it reads.
    /// </summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_have_few_fields(string project)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(s_product.AssemblyOf(project));
        Assert.Empty(
            from type in assembly.MainModule.GetTypes()
            let fields = type.Fields.Count(field =>
                !(field.IsStatic && (field.IsLiteral || field.IsInitOnly)) && !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal))
            where fields > MostFields && type.BaseType?.Name != "JsonSerializerContext" && !type.Name.Contains('<', StringComparison.Ordinal)
            select $"{type.FullName} has {fields} fields");
    }

    [Fact]
    public void A_text_of_several_lines_is_no_code() =>
        Assert.Equal(
            ["a(", "c)"],
            LinesOfCode(["a(", "var s = \"\"\"", "b", "\"\"\";", "c)"]).Select(line => line.Text));

    private static IEnumerable<string> Sources(params string[] folders) =>
        folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(s_product.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Corpus/", StringComparison.Ordinal));

    /// <summary>The lines outside raw texts.</summary>
    private static IEnumerable<(int Number, string Text)> LinesOfCode(IEnumerable<string> lines)
    {
        bool isText = false;
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            int marks = line.Split("\"\"\"").Length - 1;
            if (marks == 0 && !isText)
            {
                yield return (number, line);
            }

            isText ^= marks % 2 == 1;
        }
    }
}
