using System.CommandLine;
using DpsAuthoring.Cli.Cataloguing;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps batch collect</c>: all results of a batch as tables, mosaics and footprints.</summary>
internal static class BatchCollectCommand
{
    /// <param name="name">The batch's name.</param>
    /// <param name="output">The folder that has all batches.</param>
    public static Command Create(Argument<string?> name, Option<string> output)
    {
        var stac = new Option<bool>("--stac") { Description = "Also a STAC collection, stac/collection.json, with an item for each result." };
        var command = new Command(
            "collect",
            "Makes one of a batch's results, in dps_batches/NAME/: results.csv of all jobs, files.csv of all result files, a VRT of all rasters of a name, results.gpkg of their footprints. GDAL's programs make the last two."
        )
        {
            name, output, stac,
        };
        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            string folder = BatchFolders.Find(parsed.GetValue(output)!, parsed.GetValue(name));
            using BatchReader batch = BatchReader.Open(folder) ?? throw new CouldNotRunException($"{folder} has no batch yet.");
            Console.Out.WriteLine($"In {folder}:");
            await new BatchCollection(batch, folder, Console.Out).RunAsync(cancel).ConfigureAwait(false);
            if (parsed.GetValue(stac))
            {
                await new BatchCatalogue(batch, folder).UpdateAsync(Console.Out, cancel).ConfigureAwait(false);
            }

            return DpsExitCode.Clean;
        }));
        return command;
    }
}
