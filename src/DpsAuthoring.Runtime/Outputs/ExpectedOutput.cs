using System.Globalization;
using System.IO.Enumeration;
using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>
/// What must be true of results when the algorithm is done; a run of which it is not true is a failure. <see cref="JobOutput.Expect"/>
/// makes one.
/// </summary>
public sealed class ExpectedOutput
{
    private readonly string _name;
    private readonly List<Func<string, string?>> _checks = [];
    private int _fewest = 1;
    private int _most = int.MaxValue;
    private long _smallest = 1;

    internal ExpectedOutput(string name) => _name = name;

    /// <summary>Says how many files there must be. Default: at least one.</summary>
    /// <param name="fewest">At least so many; 0 lets them be absent.</param>
    /// <param name="most">At most so many.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the second is less than the first.</exception>
    public ExpectedOutput Files(int fewest, int most = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fewest);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, fewest);
        (_fewest, _most) = (fewest, most);
        return this;
    }

    /// <summary>Says how large each file must be. Default: one byte, so that an empty file is a failure.</summary>
    /// <param name="bytes">At least so many bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public ExpectedOutput OfAtLeast(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        _smallest = bytes;
        return this;
    }

    /// <summary>Adds a check of each file. It may read the file, and must not change it.</summary>
    /// <param name="check">Takes the file's full path, and says what is wrong with it as the end of a sentence ("has no georeference");
    /// null where nothing is. What it throws is a failure too.</param>
    public ExpectedOutput That(Func<string, string?> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        _checks.Add(check);
        return this;
    }

    /// <summary>What is not as it must be, each a sentence.</summary>
    /// <param name="folder">The full path of <c>output/</c>.</param>
    /// <param name="files">The run's results, by their names below it.</param>
    internal IEnumerable<string> Problems(string folder, IReadOnlyList<string> files)
    {
        string[] meant = [.. files.Where(file => FileSystemName.MatchesSimpleExpression(_name, file, ignoreCase: false))];
        if (meant.Length < _fewest || meant.Length > _most)
        {
            yield return Count(meant.Length, files);
        }

        foreach (string file in meant)
        {
            string path = Path.Combine(folder, file);
            long length = new FileInfo(path).Length;
            if (length < _smallest)
            {
                yield return length == 0
                    ? $"output/{file} is empty."
                    : $"output/{file} has {Number(length)} bytes, but at least {Number(_smallest)} were expected.";
                continue;
            }

            foreach (Func<string, string?> check in _checks)
            {
                if (Ask(check, path) is { } problem)
                {
                    yield return $"output/{file} {problem.TrimEnd('.')}.";
                }
            }
        }
    }

    private static string? Ask(Func<string, string?> check, string path)
    {
        try
        {
            return check(path);
        }
        catch (Exception e)
        {
            // The check is the author's or a library's: it may throw anything, and the user is told which result it was about.
            return $"could not be checked: {Quoted.Sentence(e.Message)}";
        }
    }

    private string Count(int found, IReadOnlyList<string> files)
    {
        const int Shown = 5;
        string expected = _fewest == _most ? Number(_fewest) : found < _fewest ? $"at least {Number(_fewest)}" : $"at most {Number(_most)}";
        string others = files.Count == 0 ? "there is no result" : string.Join(", ", files.Take(Shown)) + (files.Count > Shown ? ", …" : "");
        return found == 0 && _fewest == 1
            ? $"output/{_name} was expected, and is not there ({(files.Count == 0 ? others : $"but {others}")})."
            : $"output/{_name}: {expected} expected, and there are {Number(found)}.";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
