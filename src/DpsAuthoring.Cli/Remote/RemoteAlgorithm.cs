using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Cli.Remote;

/// <summary>An algorithm that a server has, and what may be sent to it.</summary>
internal sealed class RemoteAlgorithm
{
    private readonly Profile _profile;
    private readonly JobContract _contract;

    private RemoteAlgorithm(Profile profile, JobContract contract, MaapAlgorithm described, Algorithm algorithm) =>
        (_profile, _contract, Described, Algorithm) = (profile, contract, described, algorithm);

    /// <summary>As the server describes it.</summary>
    public MaapAlgorithm Described { get; }

    /// <summary>As far as its inputs are known: by the server, and by the configuration here where it is the same algorithm.</summary>
    public Algorithm Algorithm { get; }

    /// <summary>Asks the server for it.</summary>
    /// <param name="connection">The server.</param>
    /// <param name="named">Its number or <c>name:version</c>; null for the one that is configured here.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<RemoteAlgorithm> FindAsync(Connection connection, string? named, CancellationToken cancel)
    {
        JobContract contract = await connection.ContractAsync(cancel).ConfigureAwait(false);
        return await FindAsync(connection, named, contract, Here(contract, isNeeded: named is null), cancel).ConfigureAwait(false);
    }

    /// <summary>Asks the server for it.</summary>
    /// <param name="connection">The server.</param>
    /// <param name="named">Its number or <c>name:version</c>; null for the one of here.</param>
    /// <param name="contract">The contract that the server speaks.</param>
    /// <param name="here">The one that is configured here; null for none.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<RemoteAlgorithm> FindAsync(
        Connection connection, string? named, JobContract contract, Algorithm? here, CancellationToken cancel)
    {
        string id = named ?? $"{here!.Name}:{here.Version}";
        MaapAlgorithm described;
        try
        {
            described = await connection.Client.GetAlgorithmAsync(id, cancel).ConfigureAwait(false);
        }
        catch (MaapException e) when (e.Kind == MaapErrorKind.NotFound)
        {
            throw new CouldNotRunException(
                $"{connection.Profile.Address} has no algorithm {id}: 'dps algorithms' lists those that it has{(named is null ? ", and 'dps register' registers this one" : "")}.");
        }

        Algorithm? same = here is not null && here.Name == described.Name && here.Version == described.Version ? here : null;
        return new RemoteAlgorithm(connection.Profile, contract, described, AlgorithmOf(described, contract, same));
    }

    /// <summary>Values as a job is given them.</summary>
    /// <exception cref="JobException">They are not those of the algorithm; the sentences are those of <c>dps run</c>.</exception>
    public JsonObject Inputs(IReadOnlyDictionary<string, string> values)
    {
        var checkedValues = JobValues.Of(new JobRequest(Algorithm, _contract, values));
        var inputs = new JsonObject();
        foreach (JobValue value in checkedValues.All.Where(value => values.ContainsKey(value.Input.Name)))
        {
            inputs[value.Input.Name] = ValueOf(value);
        }

        return inputs;
    }

    private static Algorithm? Here(JobContract contract, bool isNeeded)
    {
        try
        {
            IReadOnlyDictionary<JobContract, Algorithm> algorithms = JobOptions.AlgorithmsAt(".").Algorithms;
            return algorithms.TryGetValue(contract, out Algorithm? same) ? same : algorithms.Values.First();
        }
        catch (CouldNotRunException) when (!isNeeded)
        {
            return null;
        }
        catch (CouldNotRunException e)
        {
            throw new CouldNotRunException($"Name an algorithm, as 'dps algorithms' lists them, or run this in an algorithm's folder: {e.Message}");
        }
    }

    private static Algorithm AlgorithmOf(MaapAlgorithm described, JobContract contract, Algorithm? here) => new(
        described.Name ?? described.Id,
        [.. described.Inputs.Select(input => InputOf(input, contract, here?.Inputs.FirstOrDefault(same => same.Name == input.Name)))])
    {
        Version = described.Version ?? "",
        Description = described.Description ?? "",
    };

    /// <summary>The legacy generation says of every input that it is a required text: what the configuration says is better.</summary>
    private static AlgorithmInput InputOf(MaapInput input, JobContract contract, AlgorithmInput? here)
    {
        if (here is not null)
        {
            return here;
        }

        InputKind kind = input.IsStaged == true
            ? InputKind.File
            : input.Type switch { "number" => InputKind.LongReal, "boolean" => InputKind.Flag, _ => InputKind.Text };
        bool isOptional = input.IsOptional || contract == JobContract.Legacy || input.Default is not null;
        return new AlgorithmInput(input.Name, kind, null, isOptional) { Description = input.Description ?? "" };
    }

    private JsonNode? ValueOf(JobValue value)
    {
        if (value.Sources.Count > 0)
        {
            string[] places = [.. value.Sources.Select(source => PlaceOf(value.Input.Name, source))];
            return places is [var only] ? only : $"[{string.Join(", ", places.Select(PythonJson.Quote))}]";
        }

        return value.Input.Type switch
        {
            { IsList: false, Kind: InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal } => Number(value),
            { IsList: false, Kind: InputKind.Flag } when _contract == JobContract.Ogc => value.Text == "true",
            _ => value.Text,
        };
    }

    /// <summary>Where a file is, as the server finds it: another machine does not see those of this one.</summary>
    private string PlaceOf(string input, InputSource source)
    {
        if (source.LocalPath is not { } path)
        {
            return source.Text;
        }

        if (!_profile.IsHere)
        {
            throw new JobException(
                FailureKind.Request, $"Input {input} is {source.Text}, a file of this machine, which {_profile.Address.Host} cannot fetch: give an http, https or s3 address.");
        }

        InputCheck.RequireThere(input, source);
        return path;
    }

    private JsonNode Number(JobValue value)
    {
        InputCheck.Require(value.Input.Name, value.Input.Type, value.Text);

        // As it is written, where JSON writes it so too.
        return _contract == JobContract.Legacy
            ? value.Text
            : AsWritten(value.Text) ?? JsonValue.Create(double.Parse(value.Text, CultureInfo.InvariantCulture));
    }

    private static JsonNode? AsWritten(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
