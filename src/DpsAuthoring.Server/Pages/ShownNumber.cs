using System.Globalization;

namespace DpsAuthoring.Server.Pages;

/// <summary>Numbers as people read them.</summary>
internal static class ShownNumber
{
    /// <summary>With a thin space between thousands.</summary>
    public static string Of(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>Something with its number: 1 job, 2 jobs.</summary>
    public static string Of(long number, string one, string many) => $"{Of(number)} {(number == 1 ? one : many)}";
}
