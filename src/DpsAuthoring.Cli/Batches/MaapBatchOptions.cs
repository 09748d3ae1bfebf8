using System.CommandLine;
using DpsAuthoring.Cli.Remote;

namespace DpsAuthoring.Cli.Batches;

/// <summary>The options of <c>--engine maap</c> behind <c>--</c>, which are those of <c>dps submit</c>.</summary>
/// <param name="Profile">The server; null for the usual one.</param>
/// <param name="Timeout">How long a request may take; null for the default.</param>
/// <param name="Queue">The queue; null for the algorithm's.</param>
/// <param name="Algorithm">What the server calls the algorithm; null for its name and version here.</param>
internal sealed record MaapBatchOptions(string? Profile, TimeSpan? Timeout, string? Queue, string? Algorithm)
{
    /// <exception cref="CouldNotRunException">They are none.</exception>
    public static MaapBatchOptions Parse(IReadOnlyList<string> words)
    {
        var remote = new RemoteOptions();
        Option<string?> queue = RemoteQueue.Option();
        var algorithm = new Option<string?>("--algorithm");
        var command = new Command(MaapEngine.EngineName) { remote.Profile, remote.Timeout, queue, algorithm };
        ParseResult parsed = command.Parse(words);
        return parsed.Errors is [var error, ..]
            ? throw new CouldNotRunException(
                $"Behind -- stands what --engine maap does not understand: {error.Message.TrimEnd('.')}. It has --profile, --queue, --algorithm NAME:VERSION and --timeout.")
            : new MaapBatchOptions(
                parsed.GetValue(remote.Profile), parsed.GetValue(remote.Timeout), parsed.GetValue(queue), parsed.GetValue(algorithm));
    }
}
