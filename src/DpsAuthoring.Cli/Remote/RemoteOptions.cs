using System.CommandLine;
using DpsAuthoring.Cli.Jobs;

namespace DpsAuthoring.Cli.Remote;

/// <summary>The options that all commands have which talk to a server.</summary>
internal sealed class RemoteOptions
{
    public RemoteOptions() => Contract.AcceptOneOf("ogc", "legacy");

    public Option<string?> Profile { get; } = new("--profile")
    {
        Description =
            "The server: local (a dps serve of this machine), maap, another name that you have logged in to, or an address. Default: DPS_PROFILE, or MAAP_API_HOST, or the last login, or local.",
        HelpName = "NAME|ADDRESS",
    };

    public Option<string?> Contract { get; } = new("--contract")
    {
        Description = "The job contract, and so the API that is spoken. Default: OGC where the server has it.",
    };

    public Option<TimeSpan?> Timeout { get; } = new("--timeout")
    {
        Description = "How long the server may take for an answer: 30s, 2m. Default: 100s.",
        HelpName = "TIME",
        CustomParser = JobOptions.ParseTime,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Print the outcome as one JSON object with a version." };

    /// <summary>A command that talks to the server.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="symbols">Its own arguments and options.</param>
    /// <param name="work">Does it.</param>
    public Command Create(
        string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, Connection, CancellationToken, Task<int>> work)
    {
        var command = new Command(name, description);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.Add(Profile);
        command.Add(Contract);
        command.Add(Timeout);
        command.Add(Json);
        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            using Connection connection = Connect(parsed);
            return await connection.DoAsync(() => work(parsed, connection, cancel)).ConfigureAwait(false);
        }));
        return command;
    }

    public Connection Connect(ParseResult parsed) => Connect(parsed, ProfileFinder.Find(parsed.GetValue(Profile)));

    public Connection Connect(ParseResult parsed, Profile profile) => Connection.To(
        profile,
        parsed.GetValue(Contract) switch { "ogc" => JobContract.Ogc, "legacy" => JobContract.Legacy, _ => null },
        parsed.GetValue(Timeout));
}
