using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Registering;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Server.Store;

/// <summary>What a registration says of its algorithm, whichever door it came by.</summary>
internal sealed record AlgorithmDefinition
{
    /// <summary>What messages call a configuration that was sent.</summary>
    public const string Request = "request.json";

    /// <summary>The algorithm, with the folder of its clone.</summary>
    public required Algorithm Algorithm { get; init; }

    public required JobContract Contract { get; init; }

    public required string Title { get; init; }

    public string Description => Algorithm.Description;

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string? Author { get; init; }

    public string? CodeRepository { get; init; }

    public string? Commit { get; init; }

    public double? Memory { get; init; }

    public double? Cores { get; init; }

    /// <summary>The queue that it names; null for none.</summary>
    public string? Queue { get; init; }

    /// <summary>The disk space that it asks for.</summary>
    public string? Disk { get; init; }

    /// <summary>The image that it names.</summary>
    public string? Image { get; init; }

    /// <summary>The image that its jobs run in here; null for this machine as it is.</summary>
    public string? OwnImage { get; init; }

    /// <summary>Whether its jobs may use the network in a container.</summary>
    public bool HasNetwork { get; init; } = true;

    /// <summary>The inputs' names for people.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The application package; null where there is none.</summary>
    public string? Package { get; init; }

    /// <summary>The configuration as it was sent; null for a package.</summary>
    public AlgorithmConfiguration? Configuration { get; init; }

    /// <exception cref="FormatException">It cannot be read; the message is a sentence.</exception>
    public static AlgorithmDefinition Of(Registration registration) =>
        registration.Kind == RegistrationKind.Package ? OfPackage(registration) : OfConfiguration(registration);

    /// <summary>The configuration that a body holds; null where it is no mapping.</summary>
    public static AlgorithmConfiguration? Read(string json) =>
        AlgorithmConfiguration.Read(YamlText.Read(new TextFile(Request, json)));

    private static AlgorithmDefinition OfPackage(Registration registration)
    {
        RegisteredPackage package = RegisteredPackage.Read(new TextFile("process.cwl", registration.Definition), out string refusal)
            ?? throw new FormatException(refusal);
        return new AlgorithmDefinition
        {
            Algorithm = package.Algorithm with { Repository = registration.Repository ?? "" },
            Contract = registration.Contract,
            Title = package.Title,
            Keywords = package.Keywords,
            Author = package.Author,
            CodeRepository = package.Repository,
            Commit = package.Commit,
            Memory = package.Memory,
            Cores = package.Cores,
            Image = package.Image,
            OwnImage = registration.Image,
            HasNetwork = ApplicationPackageText.Read(YamlText.Read(new TextFile("process.cwl", registration.Definition))) is not { HasNetwork: false },
            Labels = package.Inputs.Where(input => input.Label is not null).ToDictionary(input => input.Name, input => input.Label!),
            Package = registration.Definition,
        };
    }

    private static AlgorithmDefinition OfConfiguration(Registration registration)
    {
        AlgorithmConfiguration configuration = Read(registration.Definition) ?? throw new FormatException("The request is no JSON object.");
        string? Setting(string key) => configuration.Find(key).Text();
        return new AlgorithmDefinition
        {
            Algorithm = RegistrableAlgorithms.Read(configuration, registration.Repository ?? ""),
            Contract = registration.Contract,
            Title = registration.Name,
            Keywords = [.. (Setting("keywords") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Author = Setting("author"),
            CodeRepository = configuration.Repository.Text(),
            Memory = Number(Setting("ram_min")),
            Cores = Number(Setting("cores_min")),
            Queue = Setting("queue"),
            Disk = Setting("disk_space"),
            Image = Setting("algorithm_container_url") ?? Setting("base_container_url") ?? Setting("docker_container_url"),
            OwnImage = registration.Image,
            Labels = configuration.Inputs.Where(input => input.Name.Text() is not null && input.Node.Find("label").Text() is not null)
                .GroupBy(input => input.Name.Text()!)
                .ToDictionary(same => same.Key, same => same.First().Node.Find("label").Text()!),
            Package = ApplicationPackage.Write(configuration, PackageOrigin.Of(configuration)),
            Configuration = configuration,
        };
    }

    private static double? Number(string? text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : null;
}
