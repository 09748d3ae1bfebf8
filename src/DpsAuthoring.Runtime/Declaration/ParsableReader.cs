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
            try
            {
                if (T.TryParse(text, CultureInfo.InvariantCulture, out value) && value is not null)
                {
                    return true;
                }

                T.Parse(text, CultureInfo.InvariantCulture); // Only it says why.
            }
            catch (Exception e)
            {
                // The type is the author's: it may throw anything at a text, and the user is told which input has it.
                problem = $"must be {expected}: {Quoted.Sentence(e.Message).TrimEnd('.')}";
            }

            value = default;
            return false;
        });
    }
}
