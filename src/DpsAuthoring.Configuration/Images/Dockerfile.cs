using System.Text;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Images;

/// <summary>An instruction of a Dockerfile.</summary>
/// <param name="Name">Its name in capitals, such as <c>FROM</c>.</param>
/// <param name="Arguments">What stands behind it, continued lines joined.</param>
/// <param name="Span">Its name's place.</param>
internal sealed record DockerInstruction(string Name, string Arguments, TextSpan Span);

/// <summary>Reads Dockerfiles, as far as the checks need them.</summary>
internal static class Dockerfile
{
    private static readonly Regex s_escape = new(@"\A\s*#\s*escape\s*=\s*`", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex s_hereDocument = new(
        @"(?<=^|\s)\d*<<-?([""']?)(?<end>[A-Za-z_]\w*)\1(?=\s|$)", RegexOptions.CultureInvariant);

    /// <summary>The instructions in order; comments and the texts of here-documents are none.</summary>
    public static IEnumerable<DockerInstruction> Instructions(TextFile file)
    {
        char escape = s_escape.IsMatch(file.Text) ? '`' : '\\';
        for (int at = 0; at < file.Text.Length;)
        {
            int start = at;
            string line = Line(file, ref at);
            if (IsIdle(line))
            {
                continue;
            }

            var whole = new StringBuilder();
            while (line.Length > 0 && line[line.Length - 1] == escape)
            {
                whole.Append(line, 0, line.Length - 1).Append(' ');
                do
                {
                    line = at < file.Text.Length ? Line(file, ref at) : "";
                }
                while (IsIdle(line) && at < file.Text.Length);
            }

            string[] words = whole.Append(IsIdle(line) ? "" : line).ToString().Trim().Split([' ', '\t'], 2);
            var instruction = new DockerInstruction(
                words[0].ToUpperInvariant(),
                words.Length > 1 ? words[1].Trim() : "",
                new TextSpan(file.Text.IndexOf(words[0], start, StringComparison.Ordinal), words[0].Length));
            if (instruction.Name is "RUN" or "COPY" or "ADD")
            {
                foreach (Match document in s_hereDocument.Matches(instruction.Arguments))
                {
                    while (at < file.Text.Length && Line(file, ref at).Trim() != document.Groups["end"].Value)
                    {
                    }
                }
            }

            yield return instruction;
        }
    }

    /// <summary>
    /// The <c>ENTRYPOINT</c> of the image that is built, the last stage's, which may come from the stage it is made of; null without one.
    /// </summary>
    public static DockerInstruction? EntryPoint(IEnumerable<DockerInstruction> instructions)
    {
        var stages = new Dictionary<string, DockerInstruction?>(StringComparer.OrdinalIgnoreCase);
        (string? stage, int count, DockerInstruction? entryPoint) = ("", 0, (DockerInstruction?)null);
        foreach (DockerInstruction instruction in instructions)
        {
            if (instruction.Name == "FROM")
            {
                var words = instruction
                    .Arguments.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
                    .Where(word => !word.StartsWith("--", StringComparison.Ordinal))
                    .ToList();
                entryPoint = words.Count > 0 && stages.TryGetValue(words[0], out DockerInstruction? inherited) ? inherited : null;
                stage = words.Count > 2 ? words[2] : $"{count}";
                count++;
            }
            else if (instruction.Name == "ENTRYPOINT")
            {
                entryPoint = instruction;
            }

            stages[stage] = entryPoint;
        }

        return entryPoint;
    }

    private static string Line(TextFile file, ref int at)
    {
        int end = file.LineEnd(at);
        string line = file.Text.Substring(at, end - at).TrimEnd();
        at = file.NextLine(at);
        return line;
    }

    private static bool IsIdle(string line) => line.TrimStart() is "" || line.TrimStart()[0] == '#';
}
