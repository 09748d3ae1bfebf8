using System.Text.Json.Nodes;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Reports;

/// <summary><c>dps batch --provenance</c>, read as a reader of crates reads it: by identifiers alone.</summary>
[Trait("Speed", "Slow")]
public sealed class ProvenanceTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("""
        mkdir -p output/maps
        cp "$2" "output/maps/map of $(basename "$2")"
        case $2 in *bad*) echo 'no such band' >&2; exit 3;; esac

        """);

    public ProvenanceTests()
    {
        _algorithm.Write("algorithm/algorithm_config.yml", """
            algorithm_name: mapper
            algorithm_version: v1
            algorithm_description: Draws maps.
            code_repository: https://example.org/mapper.git
            run_command: mapper/run.sh
            inputs:
              - {name: scene, type: File, doc: The raster.}
              - {name: percent, type: float, default: 50}
              - {name: note, type: string, default: none}
            outputs:
              - {name: out, type: Directory}

            """);
        Directory.CreateDirectory(Path.Combine(_algorithm.Root, "scenes"));
        Assert.Equal(0, _algorithm.Shell("cd algorithm && git init -q && git add . && git -c user.name=a -c user.email=a@b commit -qm first").ExitCode);
    }

    private string Document => Path.Combine(_algorithm.Root, "ro-crate-metadata.json");

    public void Dispose() => _algorithm.Dispose();

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(_algorithm.Root)
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [Fact]
    public void Results_are_told_with_what_they_were_made_of()
    {
        string[] scenes = ["a.tif", "b of 2025.tif", "50% #1?.tif", "é.csv", "bad.tif"];
        Array.ForEach(scenes, scene => _algorithm.Write($"scenes/{scene}", scene));
        (int code, string said, _) = Batch("--files", "scenes/*", "-i", "note=https://a.example/x?X-Amz-Signature=0123456789abcdef");
        Assert.Equal(1, code);
        Assert.Contains($"Provenance: {Document}\n", said, StringComparison.Ordinal);

        Crate crate = Read();
        Assert.Equal(5, crate.Actions.Length);
        Assert.All(crate.Actions, action => Assert.Equal(crate.Main, Id(action["instrument"])));
        JsonObject main = crate.Entities[crate.Main];
        Assert.Equal(["File", "SoftwareSourceCode", "ComputationalWorkflow"], main["@type"]!.AsArray().Select(type => (string?)type));
        Assert.Equal("https://example.org/mapper.git", (string?)main["codeRepository"]);
        Assert.Equal(Commit(), (string?)main["identifier"]);
        Assert.Equal(["scene", "percent", "note"], Ids(main["input"]).Select(id => (string?)crate.Entities[id]["name"]));

        JsonObject failed = Assert.Single(crate.Actions, action => ((string?)action["actionStatus"])!.EndsWith("FailedActionStatus", StringComparison.Ordinal));
        Assert.Contains("exit code 3", (string?)failed["error"], StringComparison.Ordinal);
        Assert.Empty(Ids(failed["result"]));
        foreach (JsonObject action in crate.Actions.Where(action => action != failed))
        {
            string[] objects = Ids(action["object"]);
            JsonObject scene = Assert.Single(objects.Select(id => crate.Entities[id]), entity => (string?)entity["@type"] == "File");
            Assert.Contains(objects, id => (string?)crate.Entities[id]["name"] == "percent" && (string?)crate.Entities[id]["value"] == "50");
            string result = Assert.Single(Ids(action["result"]));
            string map = Assert.Single(Ids(crate.Entities[result]["hasPart"]));
            Assert.Equal($"maps/map of {(string?)scene["name"]}", (string?)crate.Entities[map]["name"]);
            Assert.True(DateTime.Parse((string)action["startTime"]!, null) <= DateTime.Parse((string)action["endTime"]!, null));
            string?[] environment = [.. Ids(action["environment"]).Select(id => (string?)crate.Entities[id]["name"])];
            Assert.Contains("PATH", environment);
            Assert.DoesNotContain("HOSTNAME", environment);
        }

        Assert.DoesNotContain("0123456789abcdef", File.ReadAllText(Document), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_an_earlier_state_of_the_algorithm_are_told_as_that()
    {
        Array.ForEach(["a.tif", "bad.tif"], scene => _algorithm.Write($"scenes/{scene}", scene));
        Assert.Equal(1, Batch("--files", "scenes/*").ExitCode);
        string first = Commit();
        string script = Path.Combine(_algorithm.Root, "algorithm/run.sh");
        File.WriteAllText(script, File.ReadAllText(script).Replace("exit 3", "true", StringComparison.Ordinal));
        Assert.Equal(0, Batch("--files", "scenes/*", "--rerun", "failed").ExitCode);

        Crate crate = Read();
        string[] instruments = [.. crate.Actions.Select(action => Id(action["instrument"]))];
        Assert.Equal(2, instruments.Distinct().Count());
        Assert.Contains(crate.Main, instruments);
        Assert.Equal("has changes that are not committed", (string?)crate.Entities[crate.Main]["creativeWorkStatus"]);
        JsonObject before = crate.Entities[instruments.Single(id => id != crate.Main)];
        Assert.Equal("SoftwareSourceCode", (string?)before["@type"]);
        Assert.Equal(first, (string?)before["identifier"]);
        Assert.Null(before["creativeWorkStatus"]);
    }

    [Fact]
    public void A_crate_of_something_else_stays()
    {
        _algorithm.Write("scenes/a.tif", "a");
        foreach (string other in new[] { "{\"@graph\": []}", "no JSON at all", "" })
        {
            File.WriteAllText(Document, other);
            (int code, _, string error) = Batch("--files", "scenes/*");
            Assert.Equal(2, code);
            Assert.Contains("describes something else", error, StringComparison.Ordinal);
            Assert.Equal(other, File.ReadAllText(Document));
            Assert.Equal(["algorithm", Path.GetFileName(Document), "scenes"], Names());
        }

        File.Delete(Document);
        Assert.Equal(0, Batch("--files", "scenes/*").ExitCode);
        string mine = File.ReadAllText(Document);
        Assert.Equal(2, Batch("--files", "scenes/*", "--name", "second").ExitCode);
        Assert.Equal(mine, File.ReadAllText(Document));
        Assert.Equal(0, Batch("--files", "scenes/*", "--name", "second", "--output", "elsewhere").ExitCode);
        Assert.Equal(0, Batch("--files", "scenes/*").ExitCode);
    }

    private (int ExitCode, string Output, string Error) Batch(params string[] arguments) =>
        _algorithm.Dps(["batch", "algorithm", "--provenance", .. arguments]);

    private string Commit() => _algorithm.Shell("git -C algorithm rev-parse HEAD").Output.Trim();

    /// <summary>Reads the document, and holds it to what every crate is held to.</summary>
    private Crate Read()
    {
        JsonObject[] graph = [.. JsonNode.Parse(File.ReadAllText(Document))!["@graph"]!.AsArray().Select(entity => entity!.AsObject())];
        Dictionary<string, JsonObject> entities = graph.ToDictionary(entity => Id(entity)); // Which are unique.
        Assert.Equal("./", Id(entities["ro-crate-metadata.json"]["about"]));
        JsonObject root = entities["./"];
        Assert.Contains("https://w3id.org/ro/wfrun/workflow/0.5", Ids(root["conformsTo"]));

        // What is referred to is described here, or has an address of its own.
        Assert.All(
            graph.SelectMany(entity => entity).SelectMany(property => References(property.Value)),
            id => Assert.True(entities.ContainsKey(id) || id.StartsWith("https://", StringComparison.Ordinal), id));

        string[] parts = [.. PartsOf("./", entities)];
        foreach (JsonObject entity in graph.Where(entity => Types(entity).Any(type => type is "File" or "Dataset") && Id(entity) != "./"))
        {
            string id = Id(entity);
            Assert.Contains(id, parts);
            string path = id.StartsWith("file://", StringComparison.Ordinal)
                ? Uri.UnescapeDataString(id["file://".Length..])
                : Path.Combine(_algorithm.Root, Uri.UnescapeDataString(id));
            Assert.True(Types(entity).Contains("Dataset") ? Directory.Exists(path) : File.Exists(path), path);
            if ((string?)entity["contentSize"] is { } size)
            {
                Assert.Equal(size, $"{new FileInfo(path).Length}");
            }
        }

        JsonObject[] actions = [.. graph.Where(entity => Types(entity).Contains("CreateAction"))];
        Assert.Equal(actions.Select(action => Id(action)).Order(), Ids(root["mentions"]).Order());
        return new Crate(Id(root["mainEntity"]), entities, actions);
    }

    private static IEnumerable<string> PartsOf(string id, Dictionary<string, JsonObject> entities) =>
        Ids(entities[id]["hasPart"]).SelectMany(part => PartsOf(part, entities).Prepend(part));

    private static IEnumerable<string> References(JsonNode? value) => value switch
    {
        JsonObject entity when entity["@id"] is not null => [Id(entity)],
        JsonArray array => array.SelectMany(References),
        _ => [],
    };

    private static string[] Ids(JsonNode? value) => [.. References(value)];

    private static string Id(JsonNode? entity) => (string)entity!["@id"]!;

    private static IEnumerable<string?> Types(JsonObject entity) =>
        entity["@type"] is JsonArray types ? types.Select(type => (string?)type) : [(string?)entity["@type"]];

    private sealed record Crate(string Main, Dictionary<string, JsonObject> Entities, JsonObject[] Actions);
}
