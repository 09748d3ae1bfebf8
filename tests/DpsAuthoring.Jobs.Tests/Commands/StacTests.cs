using System.Diagnostics;
using System.Text.Json;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Commands;

/// <summary><c>--stac</c>: results of any algorithm as STAC, and a batch as a collection.</summary>
public sealed class StacTests
{
    private const string Makes = """
        mkdir -p output/maps
        if [ "$4" = bad ]; then exit 3; fi
        gdal_translate -q -of GTiff -srcwin $((10 * $2)) 100 20 20 /usr/share/proj/egm96_15.gtx output/maps/geoid.tif
        echo "a,$2" > output/table.csv

        """;

    [Fact]
    public void A_run_has_a_catalogue_beside_its_results()
    {
        using var algorithm = new AlgorithmFolder(Makes);

        (int code, string output, string error) = algorithm.Dps("run", "algorithm", "-i", "number=1", "--stac", "--json");

        Assert.True(code == 0, output + error);
        JsonElement job = JsonElement.Parse(output).GetProperty("jobs")[0];
        Assert.Equal(2, job.GetProperty("stac").GetProperty("items").GetInt32());
        string catalog = job.GetProperty("stac").GetProperty("catalog").GetString()!;
        Assert.Equal(Path.Combine(Assert.Single(algorithm.Published()), "catalog.json"), catalog);
        string[] items = [.. Links(catalog, "item")];
        Assert.Equal(2, items.Length);
        Assert.All(items, item => Assert.True(File.Exists(Asset(item)), item));
        JsonElement properties = JsonElement.Parse(File.ReadAllText(items[0])).GetProperty("properties");
        Assert.Equal("main", properties.GetProperty("processing:software").GetProperty("counter").GetString());
        Assert.Equal(job.GetProperty("job_id").GetString(), properties.GetProperty("dps:job").GetString());
        Assert.DoesNotContain(algorithm.Root, File.ReadAllText(items[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_fails_has_no_catalogue()
    {
        using var algorithm = new AlgorithmFolder(Makes);

        (int code, string output, _) = algorithm.Dps("run", "algorithm", "-i", "number=1", "-i", "mood=bad", "--stac", "--json");

        Assert.Equal(1, code);
        Assert.Equal(JsonValueKind.Null, JsonElement.Parse(output).GetProperty("jobs")[0].GetProperty("stac").ValueKind);
        Assert.Empty(Directory.GetFiles(algorithm.Root, "catalog.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_catalogue_that_the_algorithm_wrote_stays_and_is_used()
    {
        using var algorithm = new AlgorithmFolder("""
            mkdir -p output
            echo x > output/mine.txt
            printf '{"type":"Catalog","stac_version":"1.0.0","id":"mine","description":"d","links":[{"rel":"item","href":"./item.json"},{"rel":"item","href":"../../../outside.json"}]}' > output/catalog.json
            printf '{"type":"Feature","stac_version":"1.0.0","id":"own item","geometry":null,"properties":{"datetime":"2024-01-01T00:00:00Z"},"links":[],"assets":{"a":{"href":"mine.txt"}}}' > output/item.json

            """);
        algorithm.Write("jobs.csv", "number\n1\n");

        (int code, string output, string error) = algorithm.Dps("run", "algorithm", "-i", "number=1", "--stac");
        (int batch, string batchOutput, string batchError) = algorithm.Dps("batch", "algorithm", "--rows", "jobs.csv", "--stac");

        Assert.True(code == 0 && batch == 0, output + error + batchOutput + batchError);
        Assert.Contains("1 item, the algorithm's own", output, StringComparison.Ordinal);
        Assert.Contains("../../../outside.json leads out of the folder of results", output, StringComparison.Ordinal);
        string own = Directory.GetFiles(Path.Combine(algorithm.Root, "dps_output"), "catalog.json", SearchOption.AllDirectories)[0];
        Assert.Contains("\"id\":\"mine\"", File.ReadAllText(own), StringComparison.Ordinal);
        string item = Assert.Single(Links(Collection(algorithm), "item"));
        Assert.Equal("x\n", File.ReadAllText(Asset(item)));
        Assert.StartsWith("own item-", JsonElement.Parse(File.ReadAllText(item)).GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_a_collection_that_grows_and_keeps_what_it_has()
    {
        using var algorithm = new AlgorithmFolder(Makes);
        algorithm.Write("jobs.csv", "number,mood\n1,good\n2,bad\n3,good\n");

        (int code, string output, string error) = algorithm.Dps("batch", "algorithm", "--rows", "jobs.csv", "--stac");

        Assert.True(code == 1, output + error);
        Assert.Contains("4 items of 2 jobs", output, StringComparison.Ordinal);
        string[] first = [.. Links(Collection(algorithm), "item").Order(StringComparer.Ordinal)];
        Dictionary<string, DateTime> written = first.ToDictionary(item => item, File.GetLastWriteTimeUtc);
        Assert.All(first, item => Assert.True(File.Exists(Asset(item)), item));
        Assert.Equal(4, first.Select(item => JsonElement.Parse(File.ReadAllText(item)).GetProperty("id").GetString()).Distinct().Count());

        algorithm.Write("jobs.csv", "number,mood\n1,good\n2,bad\n3,good\n4,good\n");
        (_, output, error) = algorithm.Dps("batch", "algorithm", "--rows", "jobs.csv", "--stac");

        Assert.Contains("6 items of 3 jobs", output + error, StringComparison.Ordinal);
        string[] then = [.. Links(Collection(algorithm), "item")];
        Assert.Equal(6, then.Length);
        Assert.All(first, item => Assert.Equal(written[item], File.GetLastWriteTimeUtc(item)));

        // A row that is run anew replaces its items, and leaves none of before.
        (_, output, error) = algorithm.Dps("batch", "algorithm", "--rows", "jobs.csv", "--stac", "--rerun", "all", "--only", "1");
        string[] last = [.. Links(Collection(algorithm), "item")];
        Assert.True(last.Length == 6, output + error);
        Assert.Equal(4, last.Intersect(then).Count());
        Assert.Equal(3, Directory.GetDirectories(Path.GetDirectoryName(Collection(algorithm))!).Length);

        var collection = JsonElement.Parse(File.ReadAllText(Collection(algorithm)));
        JsonElement box = collection.GetProperty("extent").GetProperty("spatial").GetProperty("bbox")[0];
        Assert.True(box[0].GetDouble() < box[2].GetDouble() && box[1].GetDouble() < box[3].GetDouble(), box.GetRawText());
        (code, output, error) = algorithm.Dps("batch", "collect", "jobs", "--stac");
        Assert.True(code == 0 && output.Contains("6 items of 3 jobs", StringComparison.Ordinal), output + error);
    }

    [Fact]
    public void A_file_that_ends_the_process_that_looks_at_it_is_described_without_being_looked_into()
    {
        using var algorithm = new AlgorithmFolder(Makes + "cp output/maps/geoid.tif output/breaks.tif\n");

        // No file breaks libgdal of every version: here, what libgdal opens files with ends the process at a name.
        string library = Path.Combine(algorithm.Root, "breaks.so");
        algorithm.Write("breaks.c", """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <stdio.h>
            #include <string.h>
            FILE *fopen64(const char *path, const char *mode) {
              if (strstr(path, "breaks.tif")) *(volatile int *)8 = 1;
              return ((FILE *(*)(const char *, const char *))dlsym(RTLD_NEXT, "fopen64"))(path, mode);
            }
            """);
        Assert.SkipUnless(File.Exists("/usr/bin/cc"), "There is no C compiler: install gcc and libc6-dev.");
        using (Process compiler = Process.Start("/usr/bin/cc", ["-shared", "-fPIC", "-o", library, Path.Combine(algorithm.Root, "breaks.c"), "-ldl"])!)
        {
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }

        (int code, string output, string error) = algorithm.Shell($"LD_PRELOAD={library} dps run algorithm -i number=1 --stac");

        Assert.True(code == 0, output + error);
        Assert.Contains("breaks.tif: GDAL breaks at it, so that its item has no geometry.", output, StringComparison.Ordinal);
        Assert.Contains("3 items", output, StringComparison.Ordinal);
        string[] items = [.. Links(Path.Combine(Assert.Single(algorithm.Published()), "catalog.json"), "item")];
        Assert.Equal([true, false], items.Where(item => item.Contains(".tif", StringComparison.Ordinal))
            .Select(item => JsonElement.Parse(File.ReadAllText(item)).GetProperty("geometry").ValueKind == JsonValueKind.Null));
    }

    private static string Collection(AlgorithmFolder algorithm) =>
        Assert.Single(Directory.GetFiles(Path.Combine(algorithm.Root, "dps_batches"), "collection.json", SearchOption.AllDirectories));

    private static IEnumerable<string> Links(string document, string relation) =>
        JsonElement.Parse(File.ReadAllText(document)).GetProperty("links").EnumerateArray()
            .Where(link => link.GetProperty("rel").GetString() == relation)
            .Select(link => Resolve(document, link.GetProperty("href").GetString()!))
            .Where(File.Exists);

    /// <summary>The file that the first asset of an item is.</summary>
    private static string Asset(string item) => Resolve(
        item, JsonElement.Parse(File.ReadAllText(item)).GetProperty("assets").EnumerateObject().First().Value.GetProperty("href").GetString()!);

    private static string Resolve(string document, string href) => new Uri(new Uri(document), href).LocalPath;
}
