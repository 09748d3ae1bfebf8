using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Commands;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Searches;

/// <summary>The options of a search, which <c>dps find</c>, <c>dps batch</c> and <c>dps submit</c> have in common.</summary>
internal sealed class FindOptions
{
    private const string TokenVariable = "DPS_STAC_TOKEN";

    private readonly Option<string[]> _collections = Several("-c", "ID", "The collections to search. In CMR also a short name, with or without its version.", "--collection");
    private readonly Option<string[]> _ids = Several("--ids", "ID", "The items of these names.");
    private readonly Option<string?> _bbox = Text("--bbox", "W,S,E,N", "Items that touch this box, in degrees; a west greater than the east crosses 180°.");
    private readonly Option<string?> _intersects = Text("--intersects", "FILE|JSON", "Items that touch this GeoJSON geometry.");
    private readonly Option<string?> _time = Text("--datetime", "TIME", "Items of this time: 2026-01-02, 2026-01, 2026-01-01/2026-02-01, 2026-01-01/.. .");
    private readonly Option<string?> _filter = Text("--filter", "CQL2", "Items for which this is so: 'eo:cloud_cover < 10 AND platform = ''landsat-8'''. Needs a STAC API.");
    private readonly Option<string?> _query = Text("--query", "JSON", "Items whose properties are so: '{\"eo:cloud_cover\": {\"lt\": 10}}'.");
    private readonly Option<string?> _sort = Text("--sort", "FIELDS", "The order: -datetime for the newest first, several with commas. Needs a STAC API, or CMR.");
    private readonly Option<int?> _max = BatchCommand.Number(1, "At most N items.", "--max");
    private readonly Option<bool> _cmr = new("--cmr") { Description = "The address is one of NASA's CMR, which its own address tells by itself." };
    private readonly Option<string?> _asset = Text("--asset", "NAME", "The asset that a job's file input gets.");
    private readonly Option<string[]> _bind = Several(
        "--bind", "INPUT=WHAT", "What an input gets of an item: asset:NAME, property:NAME, id, collection, datetime or bbox.");

    public FindOptions() => _bind.CompletionSources.Add("asset:", "property:", "id", "collection", "datetime", "bbox");

    /// <summary>Where a batch's items are looked for.</summary>
    public Option<string?> Find { get; } = Text(
        "--find", "URL|FOLDER|FILE", "A job for each item that is found there; see dps find. What is looked for, and what a job gets, say -c, --bbox, --asset and the like.");

    /// <summary>Those that say which items.</summary>
    public IEnumerable<Option> Search => [_collections, _ids, _bbox, _intersects, _time, _filter, _query, _sort, _max, _cmr];

    /// <summary>Those that say what a job gets.</summary>
    public IEnumerable<Option> Binding => [_asset, _bind];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(ParseResult parsed) => Search.Concat(Binding).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Which items are looked for.</summary>
    public StacSearch ReadSearch(ParseResult parsed) => Checked(() => new StacSearch
    {
        Collections = Listed(parsed.GetValue(_collections)),
        Ids = Listed(parsed.GetValue(_ids)),
        Bbox = parsed.GetValue(_bbox) is { } box ? StacBox.Parse(box) : null,
        Intersects = parsed.GetValue(_intersects) is { } geometry ? Json("--intersects", geometry, "a geometry, such as {\"type\": \"Point\", \"coordinates\": [10, 45]}") : null,
        DateTime = parsed.GetValue(_time),
        Filter = parsed.GetValue(_filter),
        Query = parsed.GetValue(_query) is { } query ? Json("--query", query, "a query, such as {\"eo:cloud_cover\": {\"lt\": 10}}") : null,
        SortBy = parsed.GetValue(_sort) is { } sort ? StacSort.ParseAll(sort) : [],
        Max = parsed.GetValue(_max),
    });

    /// <summary>How the place is asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="note">Told what is odd about the search.</param>
    public StacClientOptions ReadClient(ParseResult parsed, Action<string> note) => new()
    {
        Token = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? TokenOf(token) : null,
        IsCmr = parsed.GetValue(_cmr) ? true : null,
        Note = one => note(one.Message),
    };

    /// <summary>Whether it is said what a job gets.</summary>
    public bool IsBound(ParseResult parsed) => parsed.GetValue(_asset) is not null || parsed.GetValue(_bind) is { Length: > 0 };

    /// <summary>What a job gets.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="input">The input that the asset is for; null for the only file input.</param>
    /// <param name="algorithm">The algorithm; null where there is none to be seen.</param>
    public IReadOnlyList<StacBinding> ReadBindings(ParseResult parsed, string? input, Algorithm? algorithm)
    {
        StacInput[]? inputs = algorithm is null ? null : [.. algorithm.Inputs.Select(one => new StacInput(one.Name, one.IsStaged && !one.IsDirectory))];
        return Checked(() => StacBinding.Resolve((parsed.GetValue(_bind) ?? []).Select(StacBinding.Parse), parsed.GetValue(_asset), input, inputs));
    }

    /// <summary>A job for each item that is found at the place of <c>--find</c>; null where it is not given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="algorithm">Whose jobs they are.</param>
    /// <param name="isForDps">Whether they are for DPS.</param>
    public FoundJobs? ReadJobs(ParseResult parsed, Algorithm algorithm, bool isForDps)
    {
        if (parsed.GetValue(Find) is not { } place)
        {
            return IsGiven(parsed)
                ? throw new CouldNotRunException("What is looked for is given, and not where: give the place by --find URL, FOLDER or FILE.")
                : null;
        }

        return new()
        {
            Place = place,
            Search = ReadSearch(parsed),
            Client = ReadClient(parsed, FindSession.Say),
            Bindings = ReadBindings(parsed, null, algorithm),
            IsForDps = isForDps,
        };
    }

    private static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException(e.Message);
        }
    }

    private static string TokenOf(string token) => token.All(letter => letter is > ' ' and <= '~')
        ? token
        : throw new CouldNotRunException($"The token in {TokenVariable} holds a blank or a letter that no token has: set it anew.");

    private static string[] Listed(string[]? values) => [.. (values ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>JSON that is given, or is in a file that is named.</summary>
    private static JsonElement Json(string option, string given, string example)
    {
        bool isFile = given.AsSpan().TrimStart() is not ['{' or '[', ..];
        try
        {
            using var json = JsonDocument.Parse(isFile ? File.ReadAllText(given) : given);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? json.RootElement.Clone()
                : throw new CouldNotRunException($"{option} {given} is no object: write {example}.");
        }
        catch (JsonException e)
        {
            throw new CouldNotRunException($"{option} {given} is no JSON ({e.Message.Split(". ")[0].TrimEnd('.')}): write {example}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CouldNotRunException($"{option} {given} cannot be read: {e.Message}");
        }
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    private static Option<string[]> Several(string name, string value, string description, params string[] aliases) =>
        new(aliases.Length > 0 ? aliases[0] : name, aliases.Length > 0 ? [name] : []) { Description = description, HelpName = value };
}
