// Settings that come from somewhere: what a property gives is known where no object can differ.
public sealed class Settings
{
    public string Results => "results";
    public string Tiles { get; } = Path.Combine("output", "tiles");
    public string Logs { get; } = "logs";
    public string Bound { get; init; } = "bound";
    public string Free { get; set; } = "free";
    public string Given { get; }
    public string Summary(string name) => Path.Combine("output", name + ".json");
    public string Draft(string name) => Path.Combine(Results, name + ".json");

    public Settings(string given) => Given = given;
}

public interface ISettings
{
    string Folder { get; }
}

public abstract class Defaults
{
    public virtual string Folder => "virtual";
    public string Fixed => "fixed";
}

public sealed class Special : Defaults
{
    public override string Folder => "output/special";
}

public sealed class Runner(Settings settings, ISettings other, Defaults defaults)
{
    private readonly Settings _settings = settings;

    public void Run(int tile)
    {
        Directory.CreateDirectory(settings.Results); // DPS1001
        Directory.CreateDirectory(settings.Tiles);
        Directory.CreateDirectory(_settings.Logs); // DPS1001
        Directory.CreateDirectory(settings.Bound);
        Directory.CreateDirectory(settings.Free);
        Directory.CreateDirectory(settings.Given);
        Directory.CreateDirectory(other.Folder);
        Directory.CreateDirectory(defaults.Folder);
        Directory.CreateDirectory(defaults.Fixed); // DPS1001
        File.WriteAllText(_settings.Summary($"{tile}"), "");
        File.WriteAllText(_settings.Draft($"{tile}"), ""); // DPS1001
        File.WriteAllText(Path.Combine(_settings.Tiles, $"{tile}.bin"), "");
    }
}
