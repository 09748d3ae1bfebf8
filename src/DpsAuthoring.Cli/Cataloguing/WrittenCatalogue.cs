using System.Text;
using System.Text.Json;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Results;
using DpsAuthoring.Results.Files;

namespace DpsAuthoring.Cli.Cataloguing;

/// <summary>The catalogue of one job's results, in their folder.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Items">How many items it has.</param>
/// <param name="IsOwn">Whether the algorithm has written it, so that it was left as it is.</param>
/// <param name="Remarks">What is not as it should be, in sentences.</param>
internal sealed record WrittenCatalogue(string Path, int Items, bool IsOwn, IReadOnlyList<string> Remarks)
{
    /// <summary>Makes a catalogue of a folder of results, or finds the algorithm's own.</summary>
    /// <exception cref="CouldNotRunException">It cannot be written.</exception>
    public static async Task<WrittenCatalogue> WriteAsync(string folder, ResultOrigin origin, CancellationToken cancel)
    {
        string path = System.IO.Path.Combine(folder, ResultGroup.Catalog);
        try
        {
            await using var process = new ResultsProcess();
            FoundItems found = await process.DescribeAsync(folder, origin, cancel).ConfigureAwait(false);
            if (!found.IsOwn)
            {
                foreach ((string name, string content) in ResultCatalog.Documents(found.Items, JobContext.Of(folder, origin)))
                {
                    WholeFile.Write(System.IO.Path.Combine(folder, name), content);
                }
            }

            return new WrittenCatalogue(path, found.Items.Count, found.IsOwn, found.Remarks);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CouldNotRunException($"The job's results are in {folder}, and {ResultGroup.Catalog} could not be written there: {e.Message.TrimEnd('.')}.");
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("catalog", Path);
        json.WriteNumber("items", Items);
        json.WriteBoolean("own", IsOwn);
        json.WriteTexts("remarks", Remarks);
        json.WriteEndObject();
    }
}

/// <summary>Files that are there whole or not at all.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, string content)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            File.WriteAllText(temporary, content, s_utf8);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
