using System.Text;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>A job's results, or what triage keeps of it, with quick looks.</summary>
internal static class JobOutputs
{
    private const int ShownTexts = 12;
    private const int ShownLines = 8;
    private const int ShownBytes = 4096;
    private const int LongestLine = 200;
    private const long LargestImage = 20_000_000;

    public static Html Of(JobRecord job, JobResults results, IRasterLooks looks)
    {
        if (results.Folder is not { } folder)
        {
            string why = job.State.IsFinal() ? "It has left no folder." : "They are here when it has ended.";
            return Html.Of($"""<section class="card" id="outputs"><h2>Outputs</h2><p class="none">{why}</p></section>""");
        }

        bool isTriage = job.State != JobState.Completed;
        string address = ListedJob.AddressOf(job.Id);
        int texts = ShownTexts;
        bool ShowsText(ResultFile file) => FileKinds.IsText(file.Name) && !file.Name.StartsWith('_') && texts-- > 0;
        Html[] rows = [.. results.Files.Select(file => Row(file, folder, address, looks, ShowsText(file)))];
        (double, double, double, double)[] extents =
            [.. results.Files.Select(file => file.Raster?.Extent).OfType<(double, double, double, double)>()];
        return Html.Of(
            $"""
            <section class="card" id="outputs"><h2>{(isTriage ? "Outputs: what DPS keeps of a failed job (triage)" : "Outputs")}</h2>
            {Place(folder)}
            {ExtentMap.Of(extents)}
            <p>{ShownNumber.Of(results.Count, "file", "files")}, {ReportText.Bytes(results.Size)}{Html.If(results.Files.Count < results.Count, $"; the first {results.Files.Count} are shown")}</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Files"><table class="files"><thead><tr><th scope="col">File</th><th scope="col" class="number">Size</th><th scope="col">Quick look</th></tr></thead><tbody>{rows}</tbody></table></div></section>
            """);
    }

    private static Html Place(string folder) => Html.Of(
        $"""
        <div class="row copyable"><code id="folder">{folder}</code> <button type="button" class="script" data-copy="#folder">Copy path</button></div>
        <div class="row copyable"><code id="cd">cd {JobCommand.Quote(folder)}</code> <button type="button" class="script" data-copy="#cd">Copy</button></div>
        """);

    private static Html Row(ResultFile file, string folder, string address, IRasterLooks looks, bool showsText)
    {
        string path = string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString));
        Html name = file.Name.Contains(Folders.NotUtf8, StringComparison.Ordinal)
            ? Html.Of($"<bdi>{file.Name}</bdi>")
            : Html.Of($"""<a href="{address}/files/{path}" download><bdi>{file.Name}</bdi></a>""");
        return Html.Of($"""<tr><th scope="row">{name}</th><td class="number">{ReportText.Bytes(file.Size)}</td><td>{Look()}</td></tr>""");

        Html Look()
        {
            if (FileKinds.ImageOf(file.Name) is not null)
            {
                return file.Size <= LargestImage
                    ? Picture($"{address}/looks/{path}", file.Name)
                    : Html.Of($"""<span class="hint">larger than {ReportText.Bytes(LargestImage)}</span>""");
            }

            if (FileKinds.IsRaster(file.Name))
            {
                return (looks.Obstacle ?? file.Raster?.Problem) is { } problem ? Html.Of($"""<span class="hint">{problem}</span>""")
                    : Html.Of($"""{Picture($"{address}/looks/{path}", file.Name)}{Told(file.Raster)}""");
            }

            return showsText ? Head(Path.Combine(folder, file.Name)) : default;
        }
    }

    private static Html Picture(string address, string name) =>
        Html.Of($"""<img class="look" loading="lazy" src="{address}" alt="Quick look of {name}">""");

    private static Html Told(RasterLook? raster) => raster is null ? default : Html.Of(
        $"""<p class="hint">{raster.Size}<br>{string.Join("; ", raster.Bands)}</p>{HistogramPlot.Of(raster.Histogram)}""");

    private static Html Head(string path)
    {
        if (FolderPath.In(Path.GetDirectoryName(path)!, path) is null)
        {
            return default;
        }

        byte[] bytes = new byte[ShownBytes];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (bytes.AsSpan(0, count).Contains((byte)0))
        {
            return Html.Of($"""<span class="hint">no text</span>""");
        }

        string[] lines = [.. Encoding.UTF8.GetString(bytes, 0, count).Split('\n').Take(ShownLines + 1)];
        string shown = string.Join('\n', lines.Take(ShownLines).Select(line => PlainText.Line(line.Length <= LongestLine ? line.TrimEnd('\r') : line[..LongestLine] + "…")));
        bool isAll = count < ShownBytes && lines.Length <= ShownLines;
        return Html.Of($"""<pre class="log head">{shown}{Html.If(!isAll, $"\n…")}</pre>""");
    }
}
