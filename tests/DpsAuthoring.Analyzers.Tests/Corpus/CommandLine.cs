// A small parser of options, and defaults of the author's machine.
namespace CommandLines;

internal sealed class Arguments
{
    public string Input { get; private set; } = "input";
    public string Output { get; private set; } = "output";
    public string Log { get; private set; } = "run.log";
    public string Aux { get; private set; } = "/projects/aux";
    public int Threads { get; private set; } = Environment.ProcessorCount;

    public static Arguments Parse(string[] args)
    {
        var result = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--input":
                    result.Input = args[++i];
                    break;
                case "-o" or "--output":
                    result.Output = args[++i];
                    break;
                case "--threads" when int.TryParse(args[i + 1], out int threads):
                    result.Threads = threads;
                    i++;
                    break;
                default:
                    throw new ArgumentException($"unknown option '{args[i]}'");
            }
        }

        return result;
    }
}

internal static class Program
{
    private static int Main(string[] args)
    {
        Arguments options;
        try
        {
            options = Arguments.Parse(args);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }

        Directory.CreateDirectory(options.Output);
        foreach (string file in Directory.EnumerateFiles(options.Input, "*.tif"))
        {
            string name = Path.GetFileName(file);
            File.Copy(file, Path.Combine(options.Output, name), overwrite: true);
            Console.WriteLine($"{options.Threads} {name}");
        }

        string scene = args.ElementAtOrDefault(5) ?? "input/scene.tif";
        string result = args.Length > 6 ? args[6] : "scene_out.tif";
        File.Copy(scene, result);
        string fixedResult = Path.GetFileNameWithoutExtension(scene) + "_out.tif";
        File.Copy(scene, fixedResult); // DPS1001
        File.Copy(scene, Path.Combine("output", fixedResult));
        File.Copy(scene, Path.ChangeExtension(scene, ".bak")); // DPS1005
        File.AppendAllText(options.Log, "done"); // DPS1001
        foreach (string aux in Directory.EnumerateFiles(options.Aux)) // DPS1003
            Console.WriteLine(aux);
        return 0;
    }
}
