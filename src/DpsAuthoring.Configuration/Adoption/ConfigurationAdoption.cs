using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>What a C# scaffold takes over of an algorithm's configurations.</summary>
public static class ConfigurationAdoption
{
    private const int MostMemory = 128;

    private const int MostCores = 32;

    /// <summary>Nobody asks for so many GB; it is MiB that were meant.</summary>
    private const int SurelyMebibytes = 512;

    private static readonly Regex s_memory = new("(?<amount>[0-9]+)gb", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex s_cores = new("(?<amount>[0-9]+)vcpu", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex s_disk = new("^(?<amount>[0-9]+)(?<unit>[KMG]B)$", RegexOptions.CultureInvariant);

    /// <summary>Keys of the OGC schema that are the original's; the others are the scaffold's own.</summary>
    private static readonly string[] s_ogcOwn =
    [
        "keywords", "author", "contributor", "license", "release_notes", "citation", "ram_min", "cores_min", "outdir_max",
    ];

    /// <summary>The same of the legacy schema.</summary>
    private static readonly string[] s_legacyOwn = ["disk_space", "queue", "ecosml_verified", "ade_webhook_url"];

    /// <summary>Reads configurations of one algorithm.</summary>
    /// <param name="ogc">The one of the OGC schema, if there is one.</param>
    /// <param name="legacy">The one of the legacy schema, or of the oldest, if there is one.</param>
    /// <param name="className">The class that the inputs become properties of.</param>
    public static AdoptedAlgorithm Of(AlgorithmConfiguration? ogc, AlgorithmConfiguration? legacy, string className)
    {
        AlgorithmConfiguration first = ogc ?? legacy ?? throw new ArgumentException("There is no configuration.", nameof(ogc));
        (List<string> changes, List<string> unknowns) = ([], []);
        string name = first.Name.Text() ?? "";
        string adoptedName = AdoptedNames.Algorithm(name);
        if (adoptedName != name)
        {
            changes.Add($"The algorithm is `{adoptedName}` here: the OGC registration refuses the name `{AdoptedNames.Words(name)}`.");
        }

        IReadOnlyList<OriginalInput> originals = InOrder(ConfiguredInputs.Of(first), ogc is null ? null : legacy);
        AdoptedInput[] inputs = AdoptedInputs.Of([.. originals.Where(input => !input.IsContextOnly)], className, changes, unknowns);
        var contextOnly = (legacy is null ? [] : ConfiguredInputs.Of(legacy)).Where(input => input.IsContextOnly).ToList();
        foreach (OriginalInput context in contextOnly)
        {
            unknowns.Add($"`{context.Name}` is a `config` input, which only `_context.json` of a legacy job has: it stays in the legacy configuration, and "
                + "is no property. Declare it with `[Input]` to have it under both contracts.");
        }

        var algorithm = new AdoptedAlgorithm(adoptedName, inputs)
        {
            Description = AdoptedNames.Words(Find(first, "algorithm_description", "description")),
            ContextInputs =
            [
                .. contextOnly.Select(input => new AlgorithmInput(input.Name, InputKind.Text, input.Default)
                {
                    Description = input.Description, IsContextOnly = true,
                }),
            ],
            Ogc = [.. OgcValues(ogc, legacy, changes, unknowns)],
            Legacy = [.. LegacyValues(ogc, legacy, unknowns)],
            Original = new OriginalRun
            {
                Image = Find(first, "algorithm_container_url", "base_container_url", "docker_container_url", "docker_url"),
                Run = first.RunCommand.Text(),
                Build = first.BuildCommand.Text(),
                Repository = Find(first, "code_repository", "repository_url"),
            },
        };
        foreach (AlgorithmConfiguration original in new[] { ogc, legacy }.OfType<AlgorithmConfiguration>())
        {
            changes.AddRange(AdoptionDifferences.Of(original, algorithm));
        }

        return algorithm with { Changes = [.. changes.Distinct()], Unknowns = [.. unknowns.Distinct()] };
    }

    /// <summary>Names do not depend on their order, and positions do: where both have the same values, the legacy order is taken.</summary>
    private static IReadOnlyList<OriginalInput> InOrder(IReadOnlyList<OriginalInput> inputs, AlgorithmConfiguration? legacy)
    {
        if (legacy is null)
        {
            return inputs;
        }

        string[] order = [.. ConfiguredInputs.Of(legacy).Where(input => !input.IsContextOnly).Select(input => input.Name)];
        string[] values = [.. inputs.Where(input => input.Kind is not (InputKind.File or InputKind.Directory)).Select(input => input.Name)];
        return values.All(order.Contains) && values.Distinct().Count() == values.Length
            ? [.. inputs.Where(input => !values.Contains(input.Name)).Concat(
                inputs.Where(input => values.Contains(input.Name)).OrderBy(input => Array.IndexOf(order, input.Name)))]
            : inputs;
    }

    private static IEnumerable<ConfigurationValue> OgcValues(
        AlgorithmConfiguration? ogc, AlgorithmConfiguration? legacy, List<string> changes, List<string> unknowns)
    {
        yield return new("algorithm_version", VersionOf(ogc, legacy, isOgc: true, changes));
        if (ogc is not null)
        {
            foreach (string key in s_ogcOwn)
            {
                string? value = ogc.Find(key)?.Value.Resolved is YamlScalar scalar ? Scalar(scalar) : null;
                if (key is "ram_min" or "outdir_max" && PlainNumber(value) is >= SurelyMebibytes and { } mebibytes)
                {
                    long gigabytes = Math.Min((mebibytes + 1023) / 1024, key == "ram_min" ? MostMemory : long.MaxValue);
                    changes.Add($"`{key}: {value}` is `{gigabytes}` here: the registration takes gigabytes, and mebibytes were meant.");
                    value = gigabytes.ToString(CultureInfo.InvariantCulture);
                }

                yield return new(key, value);
            }

            foreach (ConfigurationValue value in Unknown(ogc, unknowns))
            {
                yield return value;
            }

            yield break;
        }

        yield return new("keywords", null);
        string queue = legacy!.Find("queue").Text() ?? "";
        if (Amount(s_memory, queue) is { } memory)
        {
            unknowns.Add($"`ram_min: {Math.Min(memory, MostMemory)}` is assumed from the queue `{queue}`.");
            yield return new("ram_min", Math.Min(memory, MostMemory).ToString(CultureInfo.InvariantCulture));
        }

        if (Amount(s_cores, queue) is { } cores)
        {
            unknowns.Add($"`cores_min: {Math.Min(cores, MostCores)}` is assumed from the queue `{queue}`.");
            yield return new("cores_min", Math.Min(cores, MostCores).ToString(CultureInfo.InvariantCulture));
        }

        if (s_disk.Match(legacy.Find("disk_space").Text() ?? "") is { Success: true } disk
            && long.TryParse(disk.Groups["amount"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long space))
        {
            long gigabytes = Math.Max(1, disk.Groups["unit"].Value switch { "KB" => space >> 20, "MB" => space >> 10, _ => space });
            unknowns.Add($"`outdir_max: {gigabytes}` is assumed from `disk_space: {disk.Value}`.");
            yield return new("outdir_max", gigabytes.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<ConfigurationValue> LegacyValues(
        AlgorithmConfiguration? ogc, AlgorithmConfiguration? legacy, List<string> unknowns)
    {
        yield return new("algorithm_version", VersionOf(legacy, ogc, isOgc: false, []));
        if (legacy is not null)
        {
            foreach (string key in s_legacyOwn.Where(key => legacy.Find(key) is not null))
            {
                yield return new(key, legacy.Find(key)!.Value.Resolved is YamlScalar scalar ? Scalar(scalar) : null);
            }

            foreach (ConfigurationValue value in Unknown(legacy, unknowns))
            {
                yield return value;
            }

            if (legacy.Find("queue").Text() is null)
            {
                unknowns.Add("The queue is the template's: the original names none.");
            }

            yield break;
        }

        if (PlainNumber(ogc!.Find("outdir_max").Text()) is > 0 and < SurelyMebibytes and { } space)
        {
            unknowns.Add($"`disk_space: {space}GB` is assumed from `outdir_max`.");
            yield return new("disk_space", $"{space}GB");
        }

        unknowns.Add("The legacy queue is the template's: choose one of yours whose memory is that of `ram_min`.");
    }

    /// <summary>The keys that no schema has. What they mean is not known, so they stay; lists and mappings are only told.</summary>
    private static IEnumerable<ConfigurationValue> Unknown(AlgorithmConfiguration configuration, List<string> unknowns)
    {
        foreach ((YamlEntry entry, _) in UnknownKeys.AtTop(configuration))
        {
            if (entry.Value.Resolved is YamlScalar scalar)
            {
                yield return new(entry.Name!, Scalar(scalar));
            }
            else
            {
                unknowns.Add($"What the key `{AdoptedNames.Words(entry.Name)}` is for: no registration reads it, and it is left out.");
            }
        }
    }

    private static string VersionOf(AlgorithmConfiguration? own, AlgorithmConfiguration? other, bool isOgc, List<string> changes)
    {
        if ((own?.Version ?? other?.Version)?.Value.Resolved is not YamlScalar { Kind: not YamlKind.Null, Text.Length: > 0 } version)
        {
            return "main";
        }

        if (version.Kind != YamlKind.Text || !isOgc || AdoptedNames.Version(version.Text) is var near && near == version.Text)
        {
            return Scalar(version)!;
        }

        changes.Add($"The version is `{near}` in `algorithm_config.yml`: the OGC registration refuses `{AdoptedNames.Words(version.Text)}`. Push a branch or tag of that name.");
        return YamlWriter.Text(near);
    }

    /// <summary>A scalar on one line, of the kind that it was.</summary>
    private static string? Scalar(YamlScalar scalar) => scalar.Kind switch
    {
        YamlKind.Null => null,
        YamlKind.Text => YamlWriter.Text(scalar.Text),
        _ => scalar.Text,
    };

    private static string? Find(AlgorithmConfiguration configuration, params string[] keys) =>
        keys.Select(key => configuration.Find(key).Text()).FirstOrDefault(text => text is not null);

    private static long? PlainNumber(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static int? Amount(Regex pattern, string queue) =>
        pattern.Match(queue) is { Success: true } match
        && int.TryParse(match.Groups["amount"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int amount) && amount > 0
            ? amount
            : null;
}
