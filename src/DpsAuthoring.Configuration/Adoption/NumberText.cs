using System.Globalization;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>A number's default as a program writes it again.</summary>
internal static class NumberText
{
    public static string? Of(AdoptedInput input) => input.Registered is { Default: { } text, Type.Kind: var kind }
        ? kind switch
        {
            InputKind.Whole or InputKind.LongWhole => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture),
            InputKind.Real => ((float)InputAdoption.Real(text)).ToString("R", CultureInfo.InvariantCulture),
            InputKind.LongReal => InputAdoption.Real(text).ToString("R", CultureInfo.InvariantCulture),
            _ => text,
        }
        : null;
}
