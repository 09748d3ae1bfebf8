using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Sizes and ages as people write them.</summary>
internal static partial class CacheLimits
{
    /// <summary>The variable that says how large the cache may become.</summary>
    public const string Variable = "DPS_CACHE_LIMIT";

    private const string HowToWriteSizes = "write a number of bytes, or 500MB, 20GB, 1.5TB or 16GiB";

    private static readonly Dictionary<string, double> s_bytes = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1, ["B"] = 1, ["K"] = 1e3, ["KB"] = 1e3, ["M"] = 1e6, ["MB"] = 1e6, ["G"] = 1e9, ["GB"] = 1e9, ["T"] = 1e12, ["TB"] = 1e12,
        ["KiB"] = 1L << 10, ["MiB"] = 1L << 20, ["GiB"] = 1L << 30, ["TiB"] = 1L << 40,
    };

    private static readonly Dictionary<string, double> s_hours = new(StringComparer.Ordinal) { ["h"] = 1, ["d"] = 24, ["w"] = 7 * 24 };

    /// <summary>How many bytes may stay in the cache, by the environment; null where it does not say.</summary>
    /// <exception cref="CouldNotRunException">It says something else.</exception>
    public static long? OfEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
        ? (long)(Number(text, s_bytes) ?? throw new CouldNotRunException($"{Variable} is '{text}', which is no size: {HowToWriteSizes}."))
        : null;

    public static long? ParseSize(ArgumentResult result) => (long?)Parse(result, s_bytes, $"is not a valid size: {HowToWriteSizes}.");

    public static TimeSpan? ParseAge(ArgumentResult result) =>
        Parse(result, s_hours, "is not a valid age: write 12h, 30d or 8w.") is { } hours ? TimeSpan.FromHours(hours) : null;

    private static double? Parse(ArgumentResult result, Dictionary<string, double> units, string complaint)
    {
        string text = result.Tokens is [var token] ? token.Value : "";
        double? number = Number(text, units);
        if (number is null)
        {
            result.AddError($"'{text}' {complaint}");
        }

        return number;
    }

    /// <returns>Null for what is no such number, or too large for any clock or disk.</returns>
    private static double? Number(string text, Dictionary<string, double> units) =>
        Amount().Match(text) is { Success: true } amount
        && units.TryGetValue(amount.Groups[2].Value, out double unit)
        && double.Parse(amount.Groups[1].Value, CultureInfo.InvariantCulture) * unit is var number and < 1e18
        && (units != s_hours || number < 1e6)
            ? number
            : null;

    [GeneratedRegex(@"^(\d+(?:\.\d+)?) ?([A-Za-z]*)$")]
    private static partial Regex Amount();
}
