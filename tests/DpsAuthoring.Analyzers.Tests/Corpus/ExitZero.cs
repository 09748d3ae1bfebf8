// A Main that exits with zero in its catch.
public static class Program
{
    public static void Main(string[] args)
    {
        try
        {
            File.Copy("input/a", "output/a");
        }
        catch // DPS2002
        {
            Console.WriteLine("error");
            Environment.Exit(0);
        }

        try
        {
            File.Copy("input/b", "output/b");
        }
        catch (Exception e)
        {
            Console.WriteLine(e);
            Environment.Exit(1);
        }

        try
        {
            File.Copy("input/c", "output/c");
        }
        catch (Exception e) when (Log(e))
        {
        }

        try
        {
            File.Copy("input/c", "output/c");
        }
        catch (IOException)
        {
        }
        catch (Exception) // DPS2002
        {
            return;
        }
    }

    private static bool Log(Exception e)
    {
        Console.WriteLine(e);
        return true;
    }
}
