namespace DpsAuthoring.Hosting;

/// <summary>
/// The files from which HySDS takes a failed job's error and traceback (<c>_alt_error.txt</c>, <c>_alt_traceback.txt</c>); their names
/// start with an underscore, so that triage keeps them.
/// </summary>
internal static class FailureReport
{
    private const string Error = "_alt_error.txt";
    private const string Traceback = "_alt_traceback.txt";

    /// <summary>Removes what an earlier run in the same folder has left.</summary>
    public static void Clear(string jobDirectory)
    {
        File.Delete(Path.Combine(jobDirectory, Error));
        File.Delete(Path.Combine(jobDirectory, Traceback));
    }

    public static void Write(string jobDirectory, string sentence, string details)
    {
        Write(Path.Combine(jobDirectory, Error), sentence);
        Write(Path.Combine(jobDirectory, Traceback), details);
    }

    /// <summary>
    /// Writes all of it or nothing: an empty file would stand for the error that is on standard error already. A full disk must not
    /// hide that behind another failure.
    /// </summary>
    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception inner) when (inner is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}
