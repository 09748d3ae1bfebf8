using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Cataloguing;
using DpsAuthoring.Cli.Comparing;
using DpsAuthoring.Results;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Commands;

/// <summary>
/// <c>dps describe-results</c>: what <c>--stac</c> and <c>dps serve</c> have another process do, for each folder that it is told.
/// </summary>
internal static class DescribeResultsCommand
{
    public static Command Create()
    {
        var command = new Command(ResultsProcess.CommandName, "Describes results as STAC, for --stac and for dps serve.") { Hidden = true };
        command.SetAction(parsed =>
        {
            Network.Leave();
            _ = RasterFile.Obstacle; // GDAL is made ready to read what nobody here knows.
            using Stream output = Console.OpenStandardOutput();
            while (Console.In.ReadLine() is { } line)
            {
                Describe(ResultOrder.Parse(line), output);
            }

            return DpsExitCode.Clean;
        });
        return command;
    }

    private static void Describe(ResultOrder order, Stream output)
    {
        var describer = new ResultDescriber(order.Folder, JobContext.Of(order.Folder, order.Origin))
        {
            Formats = RasterFile.Formats,
            Closed = order.Closed,
            Begin = name => Say(output, json => json.WriteString("begin", name)),
        };
        IEnumerable<ResultItem> items = FolderItems.Of(
            order.Folder, describer, out bool isOwn, out IReadOnlyList<string> remarks, CancellationToken.None);
        foreach (ResultItem item in items)
        {
            Say(output, json =>
            {
                json.WriteString("file", item.File);
                json.WritePropertyName("item");
                StacJson.Write(json, item.Item);
                Write(json, item.Remarks);
            });
        }

        Say(output, json =>
        {
            json.WriteBoolean("own", isOwn);
            Write(json, remarks);
        });
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<string> remarks)
    {
        json.WriteStartArray("remarks");
        foreach (string remark in remarks)
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
    }

    private static void Say(Stream output, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        output.Flush();
    }
}
