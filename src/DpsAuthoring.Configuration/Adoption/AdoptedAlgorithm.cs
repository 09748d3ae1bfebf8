namespace DpsAuthoring.Configuration.Adoption;

/// <summary>An existing algorithm as its C# scaffold is to have it.</summary>
/// <param name="Name">The name it is registered under, which both registrations take.</param>
/// <param name="Inputs">Its inputs in their order.</param>
public sealed record AdoptedAlgorithm(string Name, IReadOnlyList<AdoptedInput> Inputs)
{
    /// <summary>What it does, in one line; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The inputs that only <c>_context.json</c> of a legacy job has, which a program is not given.</summary>
    public IReadOnlyList<AlgorithmInput> ContextInputs { get; init; } = [];

    /// <summary>The keys of the OGC configuration beside its inputs, with their values as YAML.</summary>
    public IReadOnlyList<ConfigurationValue> Ogc { get; init; } = [];

    /// <summary>The keys of the legacy configuration beside its inputs, with their values as YAML.</summary>
    public IReadOnlyList<ConfigurationValue> Legacy { get; init; } = [];

    /// <summary>What the scaffold has otherwise than the original, and why: a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>What nothing in the original says, and was assumed or left open: a sentence each.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>What the original runs in: its image, and what builds it.</summary>
    public OriginalRun Original { get; init; } = new();

    /// <summary>The algorithm as configurations register it.</summary>
    public Algorithm Registered => new(Name, [.. Inputs.Select(input => input.Registered)]) { Description = Description };
}

/// <summary>A key of a configuration and its value, as YAML; null takes the key away.</summary>
public sealed record ConfigurationValue(string Key, string? Value);

/// <summary>How the original is run and what in.</summary>
public sealed record OriginalRun
{
    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>The command of a job.</summary>
    public string? Run { get; init; }

    /// <summary>The command that builds the image's environment.</summary>
    public string? Build { get; init; }

    /// <summary>The git repository.</summary>
    public string? Repository { get; init; }
}

/// <summary>One input of an existing algorithm, as a property of its C# class.</summary>
/// <param name="Registered">How the scaffold's configurations have it.</param>
/// <param name="Property">The property's name.</param>
/// <param name="CSharpType">The property's type, as code.</param>
public sealed record AdoptedInput(AlgorithmInput Registered, string Property, string CSharpType)
{
    /// <summary>What the property is initialized with, as code; null for nothing.</summary>
    public string? Initializer { get; init; }

    /// <summary>Which entries of <c>input/</c> are its own; null where it takes what is there.</summary>
    public string? Pattern { get; init; }

    /// <summary>Its name for people, where the original has one.</summary>
    public string? Label { get; init; }

    /// <summary>The input as the original has it.</summary>
    public OriginalInput Original { get; init; } = new("");

    /// <summary>Why it is of this type, as a clause.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether the original says so, or it is only likely.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Whether a job must give it.</summary>
    public bool IsRequired => Registered.IsRequired;
}

/// <summary>An input as an original has it, whatever it is written in.</summary>
/// <param name="Name">Its name.</param>
public sealed record OriginalInput(string Name)
{
    /// <summary>Its type as it is written; empty where the schema has none.</summary>
    public string WrittenType { get; init; } = "";

    /// <summary>What it is; null where the original does not say.</summary>
    public InputKind? Kind { get; init; }

    /// <summary>Whether it is a list of these.</summary>
    public bool IsList { get; init; }

    /// <summary>The texts that it may be; null where it may be any.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The default as a job gets it; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The default of a list, element by element; null where it is none.</summary>
    public IReadOnlyList<string>? DefaultList { get; init; }

    /// <summary>Whether a job may leave it out without anything standing in for it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is told to <c>_context.json</c> alone.</summary>
    public bool IsContextOnly { get; init; }

    /// <summary>What it means, in one line.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its name for people.</summary>
    public string? Label { get; init; }

    /// <summary>What there is to say of how it was read, as sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
