using System.Globalization;
using CsCheck;

namespace DpsAuthoring.Testing.Tests;

/// <summary>Whatever the values: under both contracts the algorithm receives the same.</summary>
[Trait("Speed", "Slow")]
public class RoundTripProperties
{
    private static readonly string[] s_parts =
    [
        "--",
        "-h",
        "=",
        ":",
        " ",
        "@",
        "[",
        "]",
        "\"",
        "'",
        "\n",
        ",",
        "--title",
        "--help",
        "null",
        "ä",
        "🌍",
        "$",
        "\\",
        "/",
    ];

    /// <summary>
    /// Texts of what matters to command lines; an empty one would be the default under neither contract's rules but the text's own.
    /// </summary>
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Int[0, s_parts.Length - 1].Select(i => s_parts[i]).Array[0, 4].Select(string.Concat),
        Gen.String.Select(text => string.Concat(text.Where(c => c != '\0' && !char.IsSurrogate(c)))));

    private static readonly Gen<double> s_finite = Gen.Double.Where(double.IsFinite);

    private static readonly Gen<Wavelength> s_wavelength = s_finite.Select(number => new Wavelength(number));

    private static readonly Gen<BoundingBox> s_box = Gen.Select(s_finite, s_finite, s_finite, s_finite, (west, a, east, b) =>
        new BoundingBox(west, Math.Min(a, b), east, Math.Max(a, b)));

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public void Values_arrive_as_they_were_written(JobContract contract)
    {
        using var job = new JobFolder();
        string source = job.AddInput("a b,c.tif", path => File.WriteAllText(path, ""));
        Gen.Select(
                Gen.Select(s_text, Gen.Long, s_finite, Gen.Bool),
                Gen.Select(Gen.Int[0, 1], Gen.Int[0, 3_000_000], s_box, Gen.Int.Array[1, 5]),
                Gen.Select(s_wavelength, s_wavelength.Array[0, 3], Gen.Guid.Nullable(), Gen.TimeSpan.Nullable()))
            .Where(values => IsCarried(contract, values.Item1.Item1))
            .Sample(
                values =>
                {
                    ((string title, long count, double share, bool flag), (int member, int days, BoundingBox box, int[] bands),
                        (Wavelength at, Wavelength[] lines, Guid? id, TimeSpan? span)) = values;
                    var method = (Method)member;
                    DateOnly day = DateOnly.MinValue.AddDays(days);
                    var inputs = new Dictionary<string, string>
                    {
                        ["source"] = source,
                        ["title"] = title,
                        ["count"] = count.ToString(CultureInfo.InvariantCulture),
                        ["share"] = share.ToString("R", CultureInfo.InvariantCulture),
                        ["flag"] = flag ? "true" : "false",
                        ["method"] = method.ToString(),
                        ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ["box"] = box.ToString(),
                        ["bands"] = string.Join(',', bands),
                        ["at"] = at.ToString(),
                        ["lines"] = string.Join(',', lines),
                        ["id"] = id?.ToString() ?? "",
                        ["span"] = span?.ToString("c", CultureInfo.InvariantCulture) ?? "",
                    };
                    JobResult result = job.RunAsync<Subject>(contract, inputs).GetAwaiter().GetResult();
                    Assert.Equal(
                        Subject.Show("a b,c.tif", title, count, share, flag, method, day, box, bands)
                            + Subject.ShowParsed(at, lines, id, span),
                        File.ReadAllText(result.EnsureSuccess().OutputPath(Subject.Result)));
                },
                iter: 300, threads: 1);
    }

    /// <summary>
    /// What a contract cannot say: under the legacy one a first value with two dashes is an option; under OGC an input's own name behind
    /// an input's name begins that input.
    /// </summary>
    private static bool IsCarried(JobContract contract, string title) => contract == JobContract.Legacy
            ? !(title.StartsWith("--", StringComparison.Ordinal) && title.Length > 2)
                && title is not ("-h" or "-?")
                && !title.StartsWith("[suggest", StringComparison.Ordinal)
        : title.Split('=')[0] is not ("--title" or "--help");
}
