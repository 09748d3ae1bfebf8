// The exit code says success in the catch as well.
public class Worker
{
    public static int Main()
    {
        try
        {
            return new Worker().Run();
        }
        catch (FileNotFoundException e)
        {
            Console.Error.WriteLine(e.FileName);
            return 3;
        }
        catch (Exception e) // DPS2002
        {
            Console.Error.WriteLine("fatal: " + e);
            return 0;
        }
    }

    private int Run()
    {
        using var reader = new StreamReader("input/table.csv");
        using var writer = new StreamWriter("output/table.csv");
        using var rejected = new StreamWriter("rejected.csv", append: true); // DPS1001
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length == 0) continue;
            if (line.Split(',').Length == 3) writer.WriteLine(line);
            else rejected.WriteLine(line);
        }

        return 0;
    }
}
