namespace DpsAuthoring.Server.Store;

/// <summary>The member's secrets, which only their owner's token gets.</summary>
internal sealed class SecretStore(StoreWriter writer, ServerDatabase reader)
{
    public List<string> Names() => reader.Read("SELECT name FROM secret ORDER BY name", row => row.GetString(0));

    public List<string> Values() => reader.Read("SELECT value FROM secret", row => row.GetString(0));

    public string? Find(string name) =>
        reader.Read("SELECT value FROM secret WHERE name = $name", row => row.GetString(0), ("$name", name)).FirstOrDefault();

    /// <returns>False where there is one of that name.</returns>
    public Task<bool> AddAsync(string name, string value) => writer.ChangeAsync(database =>
    {
        if ((long)database.Scalar("SELECT count(*) FROM secret WHERE name = $name", ("$name", name)) > 0)
        {
            return false;
        }

        database.Execute("INSERT INTO secret (name, value) VALUES ($name, $value)", ("$name", name), ("$value", value));
        return true;
    });

    /// <returns>False where there is none.</returns>
    public Task<bool> RemoveAsync(string name) => writer.ChangeAsync(database =>
    {
        bool isThere = (long)database.Scalar("SELECT count(*) FROM secret WHERE name = $name", ("$name", name)) > 0;
        database.Execute("DELETE FROM secret WHERE name = $name", ("$name", name));
        return isThere;
    });
}
