using System.Globalization;
using DpsAuthoring.Logging;

namespace DpsAuthoring.Declaration;

/// <summary>Reads inputs of the types that parse themselves: an author's own, and those of .NET without a reader here.</summary>
internal static class ParsableReader
{
    public static InputReader<T> Of<T>()
        where T : notnull, IParsable<T>
    {
        string name = typeof(T).Name.Split('`')[0];
        string expected = $"{(name[0] is 'A' or 'E' or 'I' or 'O' or 'U' ? "an" : "a")} {name}";
        return new ScalarReader<T>(expected, name.ToLowerInvariant(), (string text, string _, out T? value, out string? problem) =>
        {
            problem = null;
            if (T.TryParse(text, CultureInfo.InvariantCulture, out value) && value is not null)
            {
                return true;
            }

            problem = Reason<T>(text) is { } reason ? $"must be {expected}: {reason}" : null;
            return false;
        });
    }

    /// <summary>Why a text is refused, which only <c>Parse</c> says; null where it does not.</summary>
    private static string? Reason<T>(string text)
        where T : IParsable<T>
    {
        try
        {
            _ = T.Parse(text, CultureInfo.InvariantCulture);
            return null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            return Quoted.Sentence(e.Message).TrimEnd('.');
        }
    }
}
