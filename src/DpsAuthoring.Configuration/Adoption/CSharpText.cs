using System.Globalization;
using System.Text;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>Values as C# writes them.</summary>
internal static class CSharpText
{
    /// <summary>A text in quotes, on one line.</summary>
    public static string Literal(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c)
                    is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                    "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A number of a type that C# calls <c>double</c> or <c>float</c>.</summary>
    public static string Real(double value, bool isSingle)
    {
        string type = isSingle ? "float" : "double";
        return double.IsNaN(value) ? type + ".NaN"
            : double.IsInfinity(value) ? type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity")
            : isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"
            : value.ToString("R", CultureInfo.InvariantCulture) is var text && text.IndexOfAny(['.', 'E']) < 0 ? text + "d"
            : text;
    }

    /// <summary>A text in an XML comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
