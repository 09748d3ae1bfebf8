// Failures and exit codes, in every honest way.
namespace ExitCodes;

public static class Program
{
    public static int Main(string[] args)
    {
        int failures = 0;
        foreach (string file in Directory.EnumerateFiles("input"))
        {
            try
            {
                Process(file);
            }
            catch (Exception e)
            {
                Console.Error.WriteLine(e.Message);
                failures++;
            }
        }

        try
        {
            Summary();
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            Environment.ExitCode = 4;
        }

        try
        {
            Preview();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Console.Error.WriteLine(e);
            Environment.Exit(5);
        }

        try
        {
            Preview();
        }
        catch (IOException)
        {
            Console.Error.WriteLine("no preview");
        }

        try
        {
            Preview();
        }
        catch (Exception e)
        {
            Environment.FailFast("no preview", e);
        }

        try
        {
            Preview();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("preview", e);
        }

        if (args.Length == 0 && failures > 0) Console.WriteLine("failures");
        return failures;
    }

    private static void Process(string file) => File.Copy(file, Path.Combine("output", Path.GetFileName(file)));

    private static void Summary() => File.WriteAllText("output/summary.txt", "");

    private static void Preview()
    {
        try
        {
            File.WriteAllText("preview.txt", ""); // DPS1001
        }
        catch
        {
            Console.WriteLine("no preview");
        }
    }
}
