using DpsAuthoring.Analyzers.Tests.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules.Results;

/// <summary>DPS1010: a dataset that is not closed in time. The corpus program OpenDatasets has more.</summary>
public sealed class UnclosedDatasetRuleTests
{
    [Fact]
    public async Task A_message_names_the_call_and_what_comes_too_early()
    {
        Diagnostic[] reported = await Marked.Reported("""
            using OSGeo.GDAL;
            using DataType = OSGeo.GDAL.DataType;
            static class Sample
            {
                static void Run(Job job, Driver driver, Dataset source)
                {
                    using OutputFile file = job.Output.Create("a.tif");
                    using Dataset open = driver.Create(file.FullPath, 1, 1, 1, DataType.GDT_Byte, null);
                    file.Publish();
                    Gdal.Warp("output/b.tif", [source], null, null, null);
                }
            }
            """);

        Assert.Equal(
            [
                "DPS1010: Driver.Create opens a dataset that is still open at Publish, and GDAL keeps part of its file in memory until then; close it before",
                "DPS1010: Gdal.Warp opens a dataset that is never closed, and GDAL keeps part of its file in memory until then; declare it with 'using'",
            ],
            reported.Select(each => $"{each.Id}: {each.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        Assert.Equal("file.Publish()", Text(reported[0].AdditionalLocations[0]));
    }

    [Fact]
    public Task Code_that_is_half_written_is_survived() => Marked.Reported(
        """
        using OSGeo.GDAL;
        static class Sample
        {
            static void Run(Job job, Driver driver)
            {
                using Dataset = driver.Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, );
                Dataset open = driver.Create("output/a.tif", 1, 1, 1, DataType.GDT_Byte, null).
                open.
                driver.Create("output/b.tif"
                foreach (var x in driver.Create(
        """,
        mustCompile: false);

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
