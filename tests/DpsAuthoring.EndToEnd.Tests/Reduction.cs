namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>The scaffold's algorithm as a command line.</summary>
internal static class Reduction
{
    public static string[] Arguments(JobContract contract, string input, string output, string percent) => contract == JobContract.Ogc
        ? ["--input_file", input, "--output_file", output, "--outsize", percent]
        : [output, percent];
}
