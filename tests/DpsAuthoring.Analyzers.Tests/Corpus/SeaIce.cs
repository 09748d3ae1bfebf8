// Daily sea ice: a class for everything, in the manner of 2008.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace SeaIce
{
    public class Grid
    {
        private readonly float[,] data;

        public Grid(int rows, int cols)
        {
            this.data = new float[rows, cols];
        }

        public int Rows { get { return this.data.GetLength(0); } }

        public static Grid Load(string fileName)
        {
            FileStream fs = null;
            BinaryReader br = null;
            try
            {
                fs = new FileStream(fileName, FileMode.Open, FileAccess.Read);
                br = new BinaryReader(fs);
                Grid g = new Grid(br.ReadInt32(), br.ReadInt32());
                return g;
            }
            finally
            {
                if (br != null) br.Close();
                if (fs != null) fs.Close();
            }
        }

        public void Save(string fileName)
        {
            FileStream fs = new FileStream(fileName, FileMode.Create);
            BinaryWriter bw = new BinaryWriter(fs);
            bw.Write(this.Rows);
            bw.Close();
        }
    }

    public class MainClass
    {
        static string inDir = "input/";
        static string outDir = "output/";
        static string tmpDir = "/scratch/seaice/";
        static string logFile = outDir + "seaice.log";
        static int year;

        public static int Main(string[] argv)
        {
            if (argv.Length != 1)
            {
                Console.WriteLine("usage: seaice YEAR");
                return -1;
            }

            year = Int32.Parse(argv[0], CultureInfo.InvariantCulture);
            if (!Directory.Exists(tmpDir)) // DPS1003
            {
                Directory.CreateDirectory(tmpDir); // DPS1001
            }

            for (DateTime day = new DateTime(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                string inFile = inDir + day.ToString("yyyyMMdd") + ".bin";
                string outFile = String.Format("{0}ice_{1:yyyy}_{1:MM}_{1:dd}.bin", outDir, day);
                string tmpFile = tmpDir + day.DayOfYear + ".tmp";
                if (!File.Exists(inFile))
                {
                    Log("missing " + inFile);
                    continue;
                }

                Grid grid = Grid.Load(inFile);
                grid.Save(tmpFile); // DPS1001
                grid.Save(outFile);
                grid.Save(inFile + ".bak"); // DPS1005
                File.Delete(tmpFile); // DPS1003
            }

            StringBuilder sb = new StringBuilder();
            sb.Append(outDir);
            sb.Append("summary_");
            sb.Append(year);
            sb.Append(".txt");
            StreamWriter sw = new StreamWriter(sb.ToString(), false, Encoding.ASCII);
            sw.WriteLine("done");
            sw.Close();
            sw = new StreamWriter("summary_" + year + ".txt"); // DPS1001
            sw.Close();
            sw = File.CreateText(argv[0] + "_summary.txt");
            sw.Close();
            return 0;
        }

        private static void Log(string message)
        {
            lock (logFile)
            {
                using (StreamWriter w = File.AppendText(logFile))
                {
                    w.WriteLine("{0}: {1}", DateTime.Now.ToString("u"), message);
                }
            }
        }
    }
}
