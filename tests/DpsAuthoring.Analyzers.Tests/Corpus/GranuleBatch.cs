// A batch driver with a main of the old kind.
using System.Diagnostics;
using System.IO.Compression;

namespace Granules
{
    class Program
    {
        private const string InputFolder = "input";
        private static readonly string OutputFolder = Path.Combine(Directory.GetCurrentDirectory(), "output");
        private static readonly string WorkFolder = Path.Combine(Path.GetTempPath(), "granules");
        private const string CacheFolder = "/tmp/granule-cache";

        static int Main(string[] args)
        {
            if (args.Length < 1)
            {
                Console.Error.WriteLine("usage: granules PATTERN");
                return 2;
            }

            Directory.CreateDirectory(OutputFolder);
            Directory.CreateDirectory(WorkFolder);
            if (!Directory.Exists(CacheFolder)) // DPS1003
                Directory.CreateDirectory(CacheFolder); // DPS1001

            int failed = 0;
            foreach (string archive in Directory.GetFiles(InputFolder, args[0]))
            {
                string name = Path.GetFileNameWithoutExtension(archive);
                string unpacked = Path.Combine(WorkFolder, name);
                try
                {
                    ZipFile.ExtractToDirectory(archive, unpacked);
                    foreach (string tif in Directory.EnumerateFiles(unpacked, "*.tif", SearchOption.AllDirectories))
                    {
                        string target = Path.Combine(OutputFolder, name + "_" + Path.GetFileName(tif));
                        File.Copy(tif, target, true);
                        File.Copy(tif, Path.Combine("/projects/shared", Path.GetFileName(tif)), true); // DPS1001
                    }
                }
                catch (Exception e)
                {
                    Console.Error.WriteLine($"{archive}: {e.Message}");
                    failed++;
                }
                finally
                {
                    if (Directory.Exists(unpacked))
                        Directory.Delete(unpacked, true);
                }
                File.Delete(archive); // DPS1005
            }

            return failed == 0 ? 0 : 1;
        }

        private static void Gdal(string arguments)
        {
            var start = new ProcessStartInfo("gdal_translate", arguments) { RedirectStandardError = true, WorkingDirectory = "/opt/gdal" };
            using var process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit(); // DPS2006
            File.WriteAllText("gdal_errors.txt", errors); // DPS1001
        }
    }
}
