namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>The names of the types that a declaration is made of.</summary>
internal static class WellKnownTypes
{
    public const string AlgorithmAttribute = "DpsAuthoring.AlgorithmAttribute";
    public const string AlgorithmInterface = "DpsAuthoring.IAlgorithm";
    public const string Program = "DpsAuthoring.Hosting.DpsProgram";
    public const string InputAttribute = "DpsAuthoring.InputAttribute";
    public const string InputFile = "DpsAuthoring.InputFile";
    public const string InputDirectory = "DpsAuthoring.InputDirectory";
    public const string OutputName = "DpsAuthoring.OutputName";
    public const string WritesToAttribute = "DpsAuthoring.WritesToAttribute";
    public const string BoundingBox = "DpsAuthoring.BoundingBox";
    public const string TimeInterval = "DpsAuthoring.TimeInterval";
    public const string Parsable = "System.IParsable";
    public const string RangeAttribute = "System.ComponentModel.DataAnnotations.RangeAttribute";
    public const string RegularExpressionAttribute = "System.ComponentModel.DataAnnotations.RegularExpressionAttribute";
    public const string AllowedValuesAttribute = "System.ComponentModel.DataAnnotations.AllowedValuesAttribute";
    public const string Logger = "Microsoft.Extensions.Logging.ILogger";
    public const string LoggerFactory = "Microsoft.Extensions.Logging.ILoggerFactory";
}
