// Crop types: an old-fashioned program with wide methods, flags, shadowed names, early returns and reused variables.
using System.Text;

public class Crops
{
    string outputFile;
    string tempFile = Path.GetTempFileName();
    readonly string[] classes = { "maize", "wheat", "rice" };
    static int counter;

    public Crops(string outputFile)
    {
        this.outputFile = outputFile;
    }

    public void Write(string text)
    {
        File.WriteAllText(tempFile, text);
        File.Copy(tempFile, outputFile, true);
        for (int i = 0; i < classes.Length; i++)
        {
            string fn = "output/" + classes[i] + ".txt";
            StreamWriter sw = new StreamWriter(fn, false, Encoding.ASCII);
            sw.WriteLine(text);
            sw.Close();
            fn = classes[i] + ".txt";
            sw = new StreamWriter(fn); // DPS1001
            sw.Close();
            fn = "";
            fn += "output";
            fn += "/";
            fn += classes[i];
            sw = new StreamWriter(fn);
            sw.Close();
        }
    }

    static string Unique(string prefix)
    {
        counter++;
        return prefix + counter.ToString() + ".tmp";
    }

    static int Main(string[] args)
    {
        string output = "";
        if (args.Length == 0)
        {
            output = "output/default.txt";
        }
        else if (args[0] == "-o")
        {
            output = args[1];
        }
        else
        {
            Console.Error.WriteLine("usage: crops [-o file]");
            return 2;
        }

        new Crops(output).Write("x");
        new Crops("crops.txt").Write("x"); // DPS1001
        string f = Unique("output/");
        File.WriteAllText(f, "x");
        f = Unique("work_");
        File.WriteAllText(f, "x"); // DPS1001
        string dir = "output";
        if (!Directory.Exists(dir)) Directory.CreateDirectory(dir);
        dir = dir + "/" + DateTime.Now.Year;
        if (!Directory.Exists(dir)) Directory.CreateDirectory(dir);
        dir = "results";
        if (!Directory.Exists(dir)) Directory.CreateDirectory(dir); // DPS1001
        FileStream fs = null!;
        try
        {
            fs = new FileStream("output/a.bin", FileMode.Append);
            fs.WriteByte(1);
        }
        finally
        {
            if (fs != null) fs.Close();
        }

        FileStream fs2 = File.Open(@"C:\data\crops.bin", FileMode.Create); // DPS1001
        fs2.Close();
        string[] lines = File.ReadAllLines(@"C:\data\crops.csv"); // DPS1003
        File.WriteAllLines(Path.Combine("output", lines[0]), lines); // DPS1002
        File.WriteAllLines("output/" + lines[0].Replace('/', '_').Replace("..", "_") + ".txt", lines);
        File.WriteAllLines("output/" + int.Parse(lines[0]) + ".txt", lines);
        return 0;
    }
}
