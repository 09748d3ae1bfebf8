using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Store;

/// <summary>By which door an algorithm came.</summary>
internal enum RegistrationKind
{
    /// <summary><c>POST mas/algorithm</c>: a configuration of the legacy schema.</summary>
    Legacy = 0,

    /// <summary><c>POST build</c>: a configuration of the OGC schema.</summary>
    Build = 1,

    /// <summary><c>POST ogc/processes</c>: an application package.</summary>
    Package = 2,
}

/// <summary>How far a registration is.</summary>
internal enum RegistrationStatus
{
    Accepted = 0,
    Running = 1,
    Successful = 2,
    Failed = 3,
}

/// <summary>An algorithm's registration: what was sent, and what became of it. The API calls it a build, and a deployment job.</summary>
internal sealed record Registration
{
    private const string Columns =
        "id, uuid, kind, name, version, definition, href, replaces, status, created, changed, algorithm, repository, error, seen, image";

    public long Id { get; init; }

    /// <summary>What a build is known by.</summary>
    public required string Uuid { get; init; }

    public required RegistrationKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The configuration as JSON, or the package.</summary>
    public required string Definition { get; init; }

    /// <summary>Where the package came from; null where it was sent.</summary>
    public string? Href { get; init; }

    /// <summary>The algorithm that it is to replace; null for a new one.</summary>
    public long? Replaces { get; init; }

    public RegistrationStatus Status { get; init; }

    public long Created { get; init; }

    public long Changed { get; init; }

    /// <summary>What it became.</summary>
    public long? Algorithm { get; init; }

    /// <summary>The folder of its clone.</summary>
    public string? Repository { get; init; }

    /// <summary>The image that jobs run in; null for the machine as it is.</summary>
    public string? Image { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether somebody was told of its success.</summary>
    public bool IsSeen { get; init; }

    /// <summary>The contract that its jobs run under.</summary>
    public JobContract Contract => Kind == RegistrationKind.Legacy ? JobContract.Legacy : JobContract.Ogc;

    public static List<Registration> Read(ServerDatabase database, string rest, params (string Name, object? Value)[] parameters) =>
        database.Read($"SELECT {Columns} FROM registration {rest}", Of, parameters);

    private static Registration Of(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Uuid = row.GetString(1),
        Kind = (RegistrationKind)row.GetInt32(2),
        Name = row.GetString(3),
        Version = row.GetString(4),
        Definition = row.GetString(5),
        Href = Text(row, 6),
        Replaces = Number(row, 7),
        Status = (RegistrationStatus)row.GetInt32(8),
        Created = row.GetInt64(9),
        Changed = row.GetInt64(10),
        Algorithm = Number(row, 11),
        Repository = Text(row, 12),
        Error = Text(row, 13),
        IsSeen = row.GetInt64(14) != 0,
        Image = Text(row, 15),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}

/// <summary>A registered algorithm: a process.</summary>
/// <param name="Id">What a process is known by.</param>
/// <param name="Registration">What it was made of.</param>
/// <param name="Created">When it was first deployed.</param>
/// <param name="Changed">When it was deployed last.</param>
/// <param name="IsDeployed">Whether jobs of it may be submitted.</param>
internal sealed record RegisteredAlgorithm(long Id, Registration Registration, long Created, long Changed, bool IsDeployed)
{
    /// <summary>
    /// What stands for the number that MAAP's user has, which is part of the names of OGC's algorithms; as in published folders.
    /// </summary>
    public const int UserNumber = 0;

    public string Name => Registration.Name;

    public string Version => Registration.Version;

    public JobContract Contract => Registration.Contract;

    /// <summary>What the job system calls it.</summary>
    public string TypeName => Contract == JobContract.Legacy ? Name : $"{Name}_{UserNumber}";

    /// <summary>The type of its jobs.</summary>
    public string JobType => $"job-{TypeName}:{Version}";
}
