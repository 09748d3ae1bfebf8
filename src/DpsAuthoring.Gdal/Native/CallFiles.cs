namespace OSGeo.Native;

/// <summary>The files that a call is about, for its errors.</summary>
/// <param name="Target">What is opened or made; null or empty for none.</param>
/// <param name="Source">What it is made from; null or empty for none.</param>
/// <param name="More">How many more sources there are.</param>
internal readonly record struct CallFiles(string? Target, string? Source = null, int More = 0)
{
    /// <summary>What GDAL says when a progress delegate has asked to stop; that is no file's fault.</summary>
    public const string Stopped = "User terminated";

    /// <summary>A VRT may be given as its XML; a name that long tells nobody anything.</summary>
    private const int LongestName = 500;

    /// <summary>The same call, of a dataset.</summary>
    public CallFiles From(DatasetHandle dataset) => Source is null ? this with { Source = NameOf(dataset) } : this;

    /// <summary>The path under which a dataset was opened.</summary>
    public static string? NameOf(DatasetHandle dataset) => Text.From(LibGdal.GDALGetDescription(dataset.Pointer));

    /// <summary>A message with the files in front, unless it names one of them.</summary>
    public string NamedIn(string message)
    {
        string target = Nameable(Target), source = Nameable(Source);
        if (message == Stopped || Names(message, target) || Names(message, source))
        {
            return message;
        }

        string from = source.Length > 0 && More > 0 ? $"{source} and {More} more" : source;
        return (target.Length, from.Length) switch
        {
            (0, 0) => message,
            (0, _) => $"{from}: {message}",
            (_, 0) => $"{target}: {message}",
            _ => $"{target} from {from}: {message}",
        };
    }

    private static bool Names(string message, string file) => file.Length > 0 && message.Contains(file, StringComparison.Ordinal);

    private static string Nameable(string? file) =>
        file is null or { Length: > LongestName } || file.Contains('\n', StringComparison.Ordinal) ? "" : file;
}
