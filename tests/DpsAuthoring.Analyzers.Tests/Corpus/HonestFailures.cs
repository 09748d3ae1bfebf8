// Retry, fallback, and honest failures: nothing to report.
public static class Program
{
    private static int s_failed;
    private static readonly List<Exception> s_errors = [];

    public static async Task<int> Main(string[] args)
    {
        bool ok = true;
        foreach (string file in Directory.GetFiles("input"))
        {
            try { await Task.Run(() => File.Copy(file, Path.Combine("output", Path.GetFileName(file)))); }
            catch (Exception e) { Console.Error.WriteLine(e.Message); ok = false; }
        }

        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { await Task.Delay(10); break; }
            catch (Exception) when (attempt < 2) { await Task.Delay(100); }
        }

        try { File.Copy("input/a", "output/a"); }
        catch (Exception e) { s_errors.Add(e); }

        try { File.Copy("input/a", "output/a"); }
        catch (Exception e) { s_failed++; Console.WriteLine(e); }

        int code = 1;
        try
        {
            File.Copy("input/z", "output/z");
            code = 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
        }

        return ok && s_failed == 0 && s_errors.Count == 0 ? code : 2;
    }
}
