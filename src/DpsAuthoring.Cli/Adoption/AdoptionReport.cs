using System.Text.Json;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Configuration.Adoption;

namespace DpsAuthoring.Cli.Adoption;

/// <summary>What came of an adoption, for people and for programs.</summary>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Folder">The scaffold's folder; null where nothing was written.</param>
/// <param name="Originals">What the registrations do with the original's files.</param>
/// <param name="Adopted">What they do with the scaffold's; empty where nothing was written.</param>
internal sealed record AdoptionReport(
    AdoptedAlgorithm Algorithm, string? Folder, IReadOnlyList<FileVerdict> Originals, IReadOnlyList<FileVerdict> Adopted)
{
    public void WriteText(TextWriter output)
    {
        output.WriteLine(Folder is null
            ? $"{Algorithm.Name} would be adopted with {Inputs()}:"
            : $"{Terminal.Bold(Algorithm.Name)} is adopted into {DiskTree.Display(Folder)} with {Inputs()}:");
        var lines = Algorithm.Inputs
            .Select(input => (Input: input, Type: $"{(input.IsRequired ? "required " : "")}{input.CSharpType} {input.Property}")).ToList();
        int name = lines.Select(line => line.Input.Registered.Name.Length).DefaultIfEmpty().Max();
        int type = lines.Select(line => line.Type.Length).DefaultIfEmpty().Max();
        foreach ((AdoptedInput input, string typed) in lines)
        {
            string assumed = input.IsCertain ? "" : $"  assumed: {input.Reason}";
            output.WriteLine($"  {input.Registered.Name.PadRight(name)}  {(assumed.Length > 0 ? typed.PadRight(type) : typed)}{assumed}");
        }

        output.WriteLine();
        WriteVerdicts(output, "original", Originals);
        WriteVerdicts(output, "adopted", Adopted);
        WriteList(output, "Otherwise than in the original:", Algorithm.Changes);
        WriteList(output, "Not known:", Algorithm.Unknowns);
        if (Folder is not null)
        {
            output.WriteLine();
            output.WriteLine($"Next: cd {DiskTree.Display(Folder)}, dotnet test, and read PORTING.md.");
        }
    }

    public void WriteJson(Stream output) => JsonOutput.Write(output, json =>
    {
        json.WriteString("algorithm", Algorithm.Name);
        json.WriteString("folder", Folder);
        json.WriteStartArray("inputs");
        foreach (AdoptedInput input in Algorithm.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Registered.Name);
            json.WriteString("original", input.Original.Name);
            json.WriteString("property", input.Property);
            json.WriteString("type", input.CSharpType);
            json.WriteString("default", input.Registered.Default);
            json.WriteBoolean("required", input.IsRequired);
            json.WriteBoolean("certain", input.IsCertain);
            json.WriteString("reason", input.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteVerdicts(json, "originals", Originals);
        WriteVerdicts(json, "configurations", Adopted);
        WriteList(json, "changes", Algorithm.Changes);
        WriteList(json, "unknowns", Algorithm.Unknowns);
    });

    private static void WriteVerdicts(TextWriter output, string whose, IReadOnlyList<FileVerdict> verdicts)
    {
        foreach (FileVerdict one in verdicts)
        {
            string verdict = one.Verdict.IsAccepted ? Terminal.Green("accepted") : Terminal.Red($"refused: {one.Verdict.Reason}");
            output.WriteLine($"  {whose,-8}  {Contract(one),-6}  {one.File}  {verdict}");
        }
    }

    private static void WriteList(TextWriter output, string heading, IReadOnlyList<string> sentences)
    {
        if (sentences.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(heading);
            foreach (string sentence in sentences)
            {
                output.WriteLine($"  {sentence}");
            }
        }
    }

    private static void WriteVerdicts(Utf8JsonWriter json, string name, IReadOnlyList<FileVerdict> verdicts)
    {
        json.WriteStartArray(name);
        foreach (FileVerdict one in verdicts)
        {
            json.WriteStartObject();
            json.WriteString("file", one.File);
            json.WriteString("contract", Contract(one));
            json.WriteBoolean("accepted", one.Verdict.IsAccepted);
            json.WriteString("reason", one.Verdict.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> sentences)
    {
        json.WriteStartArray(name);
        foreach (string sentence in sentences)
        {
            json.WriteStringValue(sentence);
        }

        json.WriteEndArray();
    }

    private static string Contract(FileVerdict one) => one.Contract == JobContract.Ogc ? "ogc" : "legacy";

    private string Inputs() => Algorithm.Inputs.Count switch { 0 => "no inputs", 1 => "one input", var count => $"{count} inputs" };
}
