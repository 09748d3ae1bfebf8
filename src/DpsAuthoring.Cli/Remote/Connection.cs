using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>A server that is talked to.</summary>
internal sealed class Connection : IDisposable
{
    /// <summary>How long a server of this machine may not know what it has just accepted.</summary>
    private static readonly TimeSpan s_settlingHere = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_longest = TimeSpan.FromHours(23);

    private Connection(Profile profile, MaapClient client, JobContract? contract, TimeSpan settling) =>
        (Profile, Client, Contract, Settling) = (profile, client, contract, settling);

    public Profile Profile { get; }

    public MaapClient Client { get; }

    /// <summary>The contract that was asked for, and so the generation that is spoken; null for what the server speaks.</summary>
    public JobContract? Contract { get; }

    /// <summary>How long the server may not know what it has just accepted.</summary>
    public TimeSpan Settling { get; }

    /// <param name="profile">The server.</param>
    /// <param name="contract">The contract of its jobs; null for the newer one that it has.</param>
    /// <param name="timeout">How long a request may take.</param>
    public static Connection To(Profile profile, JobContract? contract, TimeSpan? timeout)
    {
        var options = new MaapClientOptions
        {
            Generation = contract switch
            {
                JobContract.Ogc => MaapApiGeneration.Ogc,
                JobContract.Legacy => MaapApiGeneration.Legacy,
                _ => null,
            },
        };
        options.NetworkTimeout = timeout is { } given ? given < s_longest ? given : s_longest : options.NetworkTimeout;
        if (profile.IsHere)
        {
            options.PollingInterval = TimeSpan.FromMilliseconds(100);
            options.MaxPollingInterval = TimeSpan.FromSeconds(2);
            options.RetryDelay = TimeSpan.FromMilliseconds(200);
            options.SettlingTime = s_settlingHere;
            options.MaxAttempts = 3;
        }

        return new Connection(profile, new MaapClient(profile.Address, profile.Credential, options), contract, options.SettlingTime);
    }

    /// <summary>The contract of the jobs, asked for or spoken.</summary>
    public async Task<JobContract> ContractAsync(CancellationToken cancel) =>
        await Client.GetGenerationAsync(cancel).ConfigureAwait(false) == MaapApiGeneration.Ogc ? JobContract.Ogc : JobContract.Legacy;

    /// <summary>Does work with the server, whose failures become sentences that say what to do.</summary>
    /// <exception cref="CouldNotRunException">The server did not do it.</exception>
    public async Task<int> DoAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (MaapException e)
        {
            throw new CouldNotRunException(Sentence(e));
        }
        catch (ArgumentException e)
        {
            throw new CouldNotRunException(e.Message.Split(" (Parameter ")[0]);
        }
    }

    /// <summary>What went wrong, and what to do about it.</summary>
    public string Sentence(MaapException e) => e.Kind switch
    {
        MaapErrorKind.Unauthorized when Profile.TokenFile is null && e.Status is null =>
            $"There is no token for {Profile.Address}: log in by 'dps login {Profile.Word}', or set MAAP_PGT.",
        MaapErrorKind.Unauthorized => $"{e.Message} Log in again: dps login {Profile.Word}",
        MaapErrorKind.Unreachable when Profile.IsHere && !e.MayHaveBeenDone =>
            $"No server answers at {Profile.Address}: start one with 'dps serve', or choose another by 'dps login maap' or --profile.",
        _ => e.Message,
    };

    public void Dispose() => Client.Dispose();
}
