using CsCheck;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Outputs;

/// <summary>Whatever the text: it is refused, or it names a file inside <c>output/</c> that can really be made.</summary>
[Trait("Speed", "Slow")]
public class OutputNameProperties
{
    private static readonly string[] s_parts =
    [
        ".", "..", "/", "//", "\\", ":", "~", "_std", " ", "\0", "\n", "\ud800", "\u2028", "C:", "output", "output2", "x", "é", "🌍", "-",
    ];

    /// <summary>Names put together of what matters to paths, so that many are nearly right.</summary>
    private static readonly Gen<string> s_pathlike = Gen.OneOf(
            Gen.Int[0, s_parts.Length - 1].Select(i => s_parts[i]),
            Gen.Char.Select(c => c.ToString()),
            Gen.Int[1, 300].Select(length => new string('n', length)))
        .Array[0, 12]
        .Select(string.Concat);

    [Fact]
    public void A_name_is_refused_or_stays_inside_output()
    {
        using var job = new JobFolder();
        using var work = new WorkFolder(job.FullPath);
        int made = 0;
        Gen.OneOf(s_pathlike, Gen.String).Sample(
            text =>
            {
                if (!OutputName.TryParse(text, out OutputName? name, out string? problem))
                {
                    return problem.Length > 0;
                }

                var output = new JobOutput(job.FullPath, work, "x.log");

                // The text as it was given, not as it was cleaned.
                string path = Path.GetFullPath(Path.Combine(output.FullPath, text));
                string file = Path.Combine(output.FullPath, name.Value);
                if (!path.StartsWith(output.FullPath + '/', StringComparison.Ordinal) || path != file)
                {
                    return false;
                }

                output.Write(name, stage => File.WriteAllText(stage, text));
                bool isThere = Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Contains(file);
                Directory.Delete(output.FullPath, recursive: true);
                if (!isThere)
                {
                    return false;
                }

                made++;
                return true;
            },
            iter: 20_000, threads: 1);
        Assert.True(made > 1000, $"Only {made} names were allowed.");
    }
}
