using System.Collections.Concurrent;

namespace DpsAuthoring.Server.Store;

/// <summary>The registered algorithms, and their registrations.</summary>
internal sealed class AlgorithmStore(StoreWriter writer, ServerDatabase reader)
{
    private const string Open = "status IN (0, 1)";

    /// <summary>No request that has found an algorithm takes longer to add its job.</summary>
    private static readonly TimeSpan s_submission = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<long, AlgorithmDefinition> _definitions = new();
    private readonly Lock _lock = new();
    private List<RegisteredAlgorithm>? _deployed;

    /// <summary>Takes a registration.</summary>
    public Task<Registration> AddAsync(Registration registration) => writer.ChangeAsync(database =>
    {
        long now = Moment.Now;
        database.Execute(
            """
            INSERT INTO registration (uuid, kind, name, version, definition, href, replaces, status, created, changed)
            VALUES ($uuid, $kind, $name, $version, $definition, $href, $replaces, 0, $now, $now)
            """,
            ("$uuid", registration.Uuid),
            ("$kind", (int)registration.Kind),
            ("$name", registration.Name),
            ("$version", registration.Version),
            ("$definition", registration.Definition),
            ("$href", registration.Href),
            ("$replaces", registration.Replaces),
            ("$now", now));
        return registration with { Id = (long)database.Scalar("SELECT last_insert_rowid()"), Created = now, Changed = now };
    });

    /// <summary>Those that have not ended, the oldest first.</summary>
    public List<Registration> Pending() => Registration.Read(reader, $"WHERE {Open} ORDER BY id");

    public Registration? Find(long id) => Registration.Read(reader, "WHERE id = $id", ("$id", id)).FirstOrDefault();

    public Registration? Find(string uuid) => Registration.Read(reader, "WHERE uuid = $uuid", ("$uuid", uuid)).FirstOrDefault();

    /// <summary>Those of some doors, the newest first.</summary>
    public List<Registration> List(params RegistrationKind[] kinds) =>
        Registration.Read(reader, $"WHERE kind IN ({string.Join(',', kinds.Select(kind => (int)kind))}) ORDER BY id DESC");

    public void Begin(long id) => Set(id, RegistrationStatus.Running, null);

    public void Fail(long id, string error) => Set(id, RegistrationStatus.Failed, error);

    /// <summary>
    /// Those whose clone no job can need any more: what was replaced or deleted a while ago, and has no job that waits or runs.
    /// </summary>
    public List<Registration> Superseded() => Registration.Read(
        reader,
        """
        WHERE status = 2 AND repository IS NOT NULL AND changed < $before
            AND id NOT IN (SELECT registration FROM algorithm WHERE deployed = 1)
            AND algorithm NOT IN (SELECT id FROM algorithm WHERE changed >= $before)
            AND id NOT IN (SELECT registration FROM job WHERE state IN (0, 1))
        """,
        ("$before", Moment.Of(DateTime.UtcNow - s_submission)));

    /// <summary>Notes that a registration's clone is gone.</summary>
    public void Retire(long id) => writer.Change(database =>
        database.Execute("UPDATE registration SET repository = NULL WHERE id = $id", ("$id", id)));

    public Task MarkSeenAsync(long id) => writer.ChangeAsync(database =>
    {
        database.Execute("UPDATE registration SET seen = 1 WHERE id = $id", ("$id", id));
        return true;
    });

    /// <summary>Makes an algorithm of a registration that was built.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="repository">The folder of its clone.</param>
    /// <param name="image">The image that its jobs run in; null for the machine as it is.</param>
    public void Succeed(Registration registration, string repository, string? image)
    {
        writer.Change(database => Succeed(database, registration, repository, image));
        Forget();
    }

    /// <summary>The deployed algorithms, the oldest first.</summary>
    public IReadOnlyList<RegisteredAlgorithm> Deployed()
    {
        lock (_lock)
        {
            return _deployed ??= Deployed(reader);
        }
    }

    /// <summary>An algorithm, also one that is deployed no more.</summary>
    public RegisteredAlgorithm? FindAlgorithm(long id) =>
        Deployed().FirstOrDefault(one => one.Id == id) ?? Algorithms(reader, "WHERE id = $id", ("$id", id)).FirstOrDefault();

    /// <summary>The deployed algorithm of <c>name:version</c>; the name may have the user's number behind it.</summary>
    public RegisteredAlgorithm? FindDeployed(string id) =>
        Deployed().FirstOrDefault(one => $"{one.TypeName}:{one.Version}" == id)
        ?? Deployed().FirstOrDefault(one => $"{one.Name}:{one.Version}" == id);

    public async Task UndeployAsync(long id)
    {
        await writer.ChangeAsync(database =>
        {
            database.Execute(
                "UPDATE algorithm SET deployed = 0, changed = $now WHERE id = $id", ("$now", Moment.Now), ("$id", id));
            return true;
        }).ConfigureAwait(false);
        Forget();
    }

    /// <summary>What a registration says of its algorithm.</summary>
    public AlgorithmDefinition Define(Registration registration) =>
        registration.Status != RegistrationStatus.Successful
            ? AlgorithmDefinition.Of(registration)
            : _definitions.GetOrAdd(registration.Id, _ => AlgorithmDefinition.Of(registration));

    /// <summary>What the registration that a job was submitted to says of its algorithm.</summary>
    public AlgorithmDefinition Define(long registration) =>
        _definitions.TryGetValue(registration, out AlgorithmDefinition? known) ? known : Define(Find(registration)!);

    private static void Succeed(ServerDatabase database, Registration registration, string repository, string? image)
    {
        long now = Moment.Now;
        long? algorithm = registration.Replaces;
        if (registration.Kind != RegistrationKind.Package)
        {
            // The legacy registration replaces, and so does a build of the same name and version.
            algorithm = Deployed(database).FirstOrDefault(one =>
                one.Name == registration.Name
                && one.Version == registration.Version
                && one.Contract == registration.Contract)?.Id;
        }

        if (algorithm is null)
        {
            database.Execute(
                "INSERT INTO algorithm (registration, created, changed, deployed) VALUES ($registration, $now, $now, 1)",
                ("$registration", registration.Id),
                ("$now", now));
            algorithm = (long)database.Scalar("SELECT last_insert_rowid()");
        }
        else
        {
            database.Execute(
                "UPDATE algorithm SET registration = $registration, changed = $now, deployed = 1 WHERE id = $id",
                ("$registration", registration.Id),
                ("$now", now),
                ("$id", algorithm));
        }

        database.Execute(
            "UPDATE registration SET status = 2, changed = $now, algorithm = $algorithm, repository = $repository, image = $image WHERE id = $id",
            ("$now", now),
            ("$algorithm", algorithm),
            ("$repository", repository),
            ("$image", image),
            ("$id", registration.Id));
    }

    private static List<RegisteredAlgorithm> Deployed(ServerDatabase database) => Algorithms(database, "WHERE deployed = 1 ORDER BY id");

    private static List<RegisteredAlgorithm> Algorithms(
        ServerDatabase database, string rest, params (string Name, object? Value)[] parameters)
    {
        List<(long Id, long Registration, long Created, long Changed, bool IsDeployed)> rows = database.Read(
            $"SELECT id, registration, created, changed, deployed FROM algorithm {rest}",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4) != 0),
            parameters);
        return
        [
            .. rows.Select(row => new RegisteredAlgorithm(
                row.Id,
                Registration.Read(database, "WHERE id = $id", ("$id", row.Registration)).Single(),
                row.Created,
                row.Changed,
                row.IsDeployed)),
        ];
    }

    /// <summary>After a change that is on the disk the list is read anew.</summary>
    private void Forget()
    {
        lock (_lock)
        {
            _deployed = null;
        }
    }

    private void Set(long id, RegistrationStatus status, string? error) => writer.Change(database => database.Execute(
        "UPDATE registration SET status = $status, changed = $now, error = $error WHERE id = $id",
        ("$status", (int)status),
        ("$now", Moment.Now),
        ("$error", error),
        ("$id", id)));
}
