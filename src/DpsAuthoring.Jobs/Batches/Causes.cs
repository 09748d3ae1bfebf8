using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>What failures have in common: their words without the names and numbers that differ from job to job.</summary>
internal static partial class Causes
{
    /// <summary>What happened, without what DPS makes of it, which is the same for all.</summary>
    public static string Sentence(string message) => message.Split(". DPS ")[0];

    public static string Of(JobFailure failure)
    {
        string sentence = Sentence(failure.Message);
        string text = Names().Replace(failure.Reason is null ? sentence : $"{sentence}: {failure.Reason}", "…");
        return text.Length <= 200 ? text : text[..200] + "…";
    }

    /// <summary>Addresses, paths, what is quoted, and numbers; codes of ends and answers stay.</summary>
    [GeneratedRegex("""\w+://[^\s:,]+|(?<![\w.])\.{0,2}/[^\s:,;'"]+|'[^']*'|"[^"]*"|\b[0-9a-f]{8}-[0-9a-f-]{27}\b|(?<!exit code |signal |answered )\b[0-9][0-9.:-]*\b""")]
    private static partial Regex Names();
}
