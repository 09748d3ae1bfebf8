namespace DpsAuthoring.Configuration;

/// <summary>What a key's value is.</summary>
public enum KeyShape
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Any scalar.</summary>
    Value,

    /// <summary>A list of mappings, or in the legacy schema a mapping of such lists.</summary>
    Nested,
}

/// <summary>A key that some schema has.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What its value is.</param>
/// <param name="IsRequired">Whether the registration, or a step after it, fails without it.</param>
/// <param name="Meaning">What it says, for whoever writes it.</param>
public sealed record ConfigurationKey(string Name, KeyShape Shape, bool IsRequired, string Meaning)
{
    /// <summary>The least number it takes.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest number it takes.</summary>
    public int? Most { get; init; }

    /// <summary>The pattern that a text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values that it can have; any if there are none here.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>The keys of both schemas; the checks, the JSON schemas and their texts in an editor come from here.</summary>
public static class ConfigurationKeys
{
    private static readonly ConfigurationKey s_description = new("algorithm_description", KeyShape.Text, false, "What the algorithm does.");
    private static readonly ConfigurationKey s_run = new(
        "run_command", KeyShape.Text, true, "The script that a job runs, beginning with the repository's folder: gdal-wrapper/run.sh.");
    private static readonly ConfigurationKey s_build = new(
        "build_command",
        KeyShape.Text,
        false,
        "The script that the image's build runs once, beginning with the repository's folder, without arguments.");

    /// <summary>What the OGC registration takes for a name.</summary>
    public const string NamePattern = "^[a-z0-9_-]{2,255}$";

    /// <summary>What the OGC registration takes for a version.</summary>
    public const string VersionPattern = "^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$";

    /// <summary>The keys of the OGC schema.</summary>
    public static IReadOnlyList<ConfigurationKey> Ogc { get; } =
    [
        new("algorithm_name", KeyShape.Text, true, "The name it is registered under: 2 to 255 of a-z, 0-9, '_' and '-'.")
        {
            Pattern = NamePattern,
        },
        new(
            "algorithm_version",
            KeyShape.Text,
            true,
            "A branch or tag that is pushed, such as v1.0.0; best a plain text, without quotes or a comment.")
        {
            Pattern = VersionPattern,
        },
        s_description,
        new("code_repository", KeyShape.Text, true, "The https URL of the public git repository."),
        new("algorithm_container_url", KeyShape.Text, false, "A finished image of one's own. Exactly one of this and base_container_url."),
        new(
            "base_container_url",
            KeyShape.Text,
            false,
            "The image to build on; it needs git and conda. Exactly one of this and algorithm_container_url."),
        s_build,
        s_run,
        new("ram_min", KeyShape.Number, false, "Least memory in GB, 1 to 128.") { Least = 1, Most = 128 },
        new("cores_min", KeyShape.Number, false, "Least number of cores, 1 to 32.") { Least = 1, Most = 32 },
        new("outdir_max", KeyShape.Number, false, "Most disk space for results in GB; the registration form always writes 20.")
        {
            Least = 1,
        },
        new("keywords", KeyShape.Text, false, "Words to find it by, separated by commas."),
        new("author", KeyShape.Text, false, "Who wrote it."),
        new("contributor", KeyShape.Text, false, "Who helped."),
        new("license", KeyShape.Text, false, "Its license, or the license's URL."),
        new("release_notes", KeyShape.Text, false, "What is new in this version."),
        new("citation", KeyShape.Text, false, "How to cite it."),
        new("inputs", KeyShape.Nested, false, "What a job is given, in the declaration's order; each reaches the script as --name value."),
        new("outputs", KeyShape.Nested, true, "Exactly one Directory whose name begins with 'out'."),
    ];

    /// <summary>The keys of the legacy schema.</summary>
    public static IReadOnlyList<ConfigurationKey> Legacy { get; } =
    [
        new("algorithm_name", KeyShape.Text, true, "The name it is registered under."),
        new(
            "algorithm_version",
            KeyShape.Text,
            true,
            "A branch or tag that is pushed, such as v1.0.0; best a plain text, without quotes or a comment."),
        s_description,
        new("repository_url", KeyShape.Text, true, "The https URL of the public git repository.") { Pattern = "://" },
        new("docker_container_url", KeyShape.Text, true, "The image to build on; it needs /opt/conda and Python."),
        s_build,
        s_run,
        new("disk_space", KeyShape.Text, false, "Least free disk space for a job, such as 5GB.")
        {
            Pattern = "^[0-9]+(KB|MB|GB)$",
        },
        new("queue", KeyShape.Text, false, "The queue its jobs run in if a job names none; one of your own queues."),
        new("ecosml_verified", KeyShape.Flag, false, "Whether results may be published to CMR."),
        new("ade_webhook_url", KeyShape.Text, false, "Where the registration reports to."),
        new("inputs", KeyShape.Nested, true, "What a job is given, under file, positional and config."),
    ];

    /// <summary>The keys of an input in the OGC schema.</summary>
    public static IReadOnlyList<ConfigurationKey> OgcInput { get; } =
    [
        new("name", KeyShape.Text, true, "The input's name, which is its option on the command line."),
        new("label", KeyShape.Text, false, "Its name for people."),
        new("doc", KeyShape.Text, false, "What it means."),
        new(
            "type",
            KeyShape.Text,
            true,
            "What it is; a File or Directory reaches the script as a path. With a '?' a job may leave it out; the registration form refuses that."
        )
        {
            Values = [.. RegisteredTypes.Names, .. RegisteredTypes.Names.Select(name => name + "?")],
        },
        new("default", KeyShape.Value, false, "What it is without a value. The registration form drops one that is empty, 0 or false."),
    ];

    /// <summary>The keys of an input in the legacy schema.</summary>
    public static IReadOnlyList<ConfigurationKey> LegacyInput { get; } =
    [
        new("name", KeyShape.Text, true, "The input's name."),
        new("description", KeyShape.Text, false, "What it means."),
        new("default", KeyShape.Value, false, "What it is without a value; without a default it must be given."),
        new("required", KeyShape.Flag, false, "For people: the platform goes by whether there is a default."),
        new("data_type", KeyShape.Text, false, "What the form asks for; text without one."),
        new("download", KeyShape.Flag, false, "For people: the platform goes by the section."),
    ];

    /// <summary>The keys of an output.</summary>
    public static IReadOnlyList<ConfigurationKey> Output { get; } =
    [
        new("name", KeyShape.Text, true, "Begins with 'out'.") { Pattern = "^out" },
        new("label", KeyShape.Text, false, "Its name for people."),
        new("doc", KeyShape.Text, false, "What it holds."),
        new("type", KeyShape.Text, true, "Directory.") { Values = ["Directory"] },
    ];

    /// <summary>The sections that the legacy schema's inputs stand in, and where their values go.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> SectionMeanings { get; } =
    [
        ("file", "Files that a job finds in input/."),
        ("positional", "Values that become arguments, in this order."),
        ("config", "Values that stand in _context.json only."),
    ];

    /// <summary>The sections' names.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. SectionMeanings.Select(section => section.Name)];

    /// <summary>The keys that a configuration of a schema has.</summary>
    public static IReadOnlyList<ConfigurationKey> Of(ConfigurationSchema schema) => schema == ConfigurationSchema.Ogc ? Ogc : Legacy;
}
