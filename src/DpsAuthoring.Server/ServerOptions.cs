namespace DpsAuthoring.Server;

/// <summary>What a server is started with.</summary>
public sealed record ServerOptions
{
    /// <summary>The folder of all that it keeps, absolute.</summary>
    public required string Data { get; init; }

    /// <summary>The port on loopback; 0 for any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>What clients prove by that they may; null where everybody on this machine may.</summary>
    public required string? Token { get; init; }

    /// <summary>The file that the token is in; null where it is that of the environment.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The name of its one member.</summary>
    public required string User { get; init; }

    /// <summary>The queues, the default one first.</summary>
    public IReadOnlyList<QueueLimit> Queues { get; init; } = QueueLimit.Default;

    /// <summary>Is told what its operator should know, in sentences.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>The folder of results and of what triage keeps.</summary>
    public string Results => Path.Combine(Data, User);

    /// <summary>A path from the data folder on.</summary>
    internal string RelativeOf(string path) => Path.GetRelativePath(Data, path);

    /// <summary>The full path of one from the data folder on.</summary>
    internal string PathOf(string relative) => Path.Combine(Data, relative);
}
