// using static, aliases and names.
using static System.IO.File;
using static System.IO.Path;
using static System.IO.Directory;
using static System.Console;
using F = System.IO.File;
using P = System.IO.Path;
using D = System.IO.Directory;
using FS = System.IO.FileStream;
using Pair = (string Folder, string Name);

const string Results = nameof(Results);
const string output = nameof(output);
D.CreateDirectory(output);
CreateDirectory(Results); // DPS1001
WriteAllText(Combine(output, "a.txt"), "");
WriteAllText(Combine(Results, "a.txt"), ""); // DPS1001
F.WriteAllText(P.Join(output, "b.txt"), "");
F.WriteAllText(P.Join(Results, "b.txt"), ""); // DPS1001
D.CreateDirectory("x"); // DPS1001
D.SetCurrentDirectory("output"); // DPS1004
SetCurrentDirectory("output"); // DPS1004
Environment.CurrentDirectory = "output"; // DPS1004
string? line = ReadLine(); // DPS2001
WriteLine(line);
using FS a = new("fs.bin", FileMode.Create); // DPS1001
using FS b = new(Combine(output, "fs.bin"), FileMode.Create);
Pair pair = (output, "c.txt");
F.WriteAllText(Combine(pair.Folder, pair.Name), "");
pair.Folder = "c";
F.WriteAllText(Combine(pair.Folder, pair.Name), ""); // DPS1001
(string folder, string name) = pair;
F.WriteAllText(folder + '/' + name, ""); // DPS1001
(folder, name) = (name, output);
F.WriteAllText(name + '/' + folder, "");
F.WriteAllText(folder + '/' + name, ""); // DPS1001
