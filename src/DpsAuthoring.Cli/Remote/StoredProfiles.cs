using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Cli.Remote;

/// <summary>The profiles that this user has logged in to, in a file of the user's configuration folder.</summary>
internal sealed class StoredProfiles
{
    private readonly string _folder;
    private readonly Dictionary<string, StoredProfile> _profiles = new(StringComparer.Ordinal);

    private StoredProfiles(string folder) => _folder = folder;

    /// <summary>The one that was logged in to last.</summary>
    public string? Last { get; private set; }

    public IEnumerable<string> Names => _profiles.Keys;

    private string FilePath => Path.Combine(_folder, "profiles.json");

    /// <exception cref="CouldNotRunException">The file cannot be understood.</exception>
    public static StoredProfiles Read()
    {
        var stored = new StoredProfiles(Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } given && Path.IsPathRooted(given)
                ? given
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
            "dps"));
        if (!File.Exists(stored.FilePath))
        {
            return stored;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(stored.FilePath));
            stored.Last = Text(json.RootElement, "last");
            foreach (JsonElement profile in json.RootElement.GetProperty("profiles").EnumerateArray())
            {
                if (Text(profile, "name") is { } name)
                {
                    stored._profiles[name] = new StoredProfile(name, Text(profile, "address"), Text(profile, "token_file"), Text(profile, "data"));
                }
            }

            return stored;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CouldNotRunException($"{stored.FilePath} is not what 'dps login' writes: remove it, and log in again.");
        }
    }

    public StoredProfile? Find(string name) => _profiles.GetValueOrDefault(name);

    /// <summary>The one at an address.</summary>
    public StoredProfile? At(Uri address) => _profiles.Values.FirstOrDefault(profile =>
        Uri.TryCreate(profile.Address, UriKind.Absolute, out Uri? known)
        && known.Authority == address.Authority
        && known.Scheme == address.Scheme);

    /// <summary>Keeps a token that was typed.</summary>
    /// <returns>The file that it is in.</returns>
    public string KeepToken(string profile, string token)
    {
        string file = OwnToken(profile);
        PrivateFile.Write(file, token + "\n");
        return file;
    }

    /// <summary>Keeps a profile, as the one that was logged in to last.</summary>
    public void Keep(StoredProfile profile)
    {
        _profiles[profile.Name] = profile;
        Last = profile.Name;
        Write();
    }

    /// <summary>Forgets a profile, and the token that was kept for it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Forget(string name)
    {
        File.Delete(OwnToken(name));
        bool wasThere = _profiles.Remove(name);
        Last = Last == name ? null : Last;
        Write();
        return wasThere;
    }

    private string OwnToken(string profile)
    {
        string folder = Path.Combine(_folder, "tokens");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, Uri.EscapeDataString(profile).Replace(".", "%2E", StringComparison.Ordinal));
    }

    private void Write()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", JsonFormat.Version);
            json.WriteString("last", Last);
            json.WriteStartArray("profiles");
            foreach (StoredProfile profile in _profiles.Values)
            {
                json.WriteStartObject();
                json.WriteString("name", profile.Name);
                json.WriteString("address", profile.Address);
                json.WriteString("token_file", profile.TokenFile);
                json.WriteString("data", profile.Data);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        PrivateFile.Write(FilePath, Encoding.UTF8.GetString(text.ToArray()) + "\n");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What is kept of a profile.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it is; null for a server of this machine, which is found by its data folder.</param>
/// <param name="TokenFile">The file that its token is in; null for <c>MAAP_PGT</c>.</param>
/// <param name="Data">The data folder of a server of this machine.</param>
internal sealed record StoredProfile(string Name, string? Address, string? TokenFile, string? Data = null);
