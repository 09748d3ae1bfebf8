namespace DpsAuthoring.Configuration.Adoption;

/// <summary>A value for each input that a trial gives: in the scaffold's tests, and in the trial job of its build.</summary>
internal static class SampleValues
{
    /// <summary>The file in a directory of a trial.</summary>
    public const string FileIn = "one.dat";

    /// <summary>What a file or directory of an input is called, so that its pattern fits.</summary>
    public static string EntryOf(AdoptedInput input) => IsDirectory(input) ? input.Registered.Name + "-files" : input.Registered.Name + ".dat";

    /// <summary>Whether a trial must give it; the default of a file is an address, which no trial fetches.</summary>
    public static bool IsNeeded(AdoptedInput input) => input.IsRequired || input.Registered is { IsStaged: true, IsOptional: false };

    /// <summary>Whether an input is given one directory.</summary>
    public static bool IsDirectory(AdoptedInput input) => input.Registered.Type is { Registered: InputKind.Directory };

    /// <summary>A value of an input that is not staged, as a command line has it.</summary>
    public static string ValueOf(AdoptedInput input) => input.Registered.Type switch
    {
        { Choices: { } choices } => choices[0],
        { Kind: InputKind.Whole or InputKind.LongWhole } => "7",
        { Kind: InputKind.Real or InputKind.LongReal } => "0.5",
        { Kind: InputKind.Flag } => "true",
        { Kind: InputKind.Interval } => "2026-01-01/2026-03-31",
        { Kind: InputKind.Address } => "https://example.org/a.tif",
        { Kind: InputKind.Box } => "10,45,11,46",
        { Kind: InputKind.OutputName } => "result.dat",
        _ => "a text",
    };

    /// <summary>What the result says that an input received.</summary>
    public static string ReceivedOf(AdoptedInput input) =>
        !input.Registered.IsStaged ? ValueOf(input)
        : input.Registered.Type.IsList ? FileIn
        : EntryOf(input);
}
