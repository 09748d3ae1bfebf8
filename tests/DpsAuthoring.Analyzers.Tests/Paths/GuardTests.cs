namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Checks as people write them: most are believed, and the line behind an insufficient one is marked.</summary>
public sealed class GuardTests
{
    [Fact]
    public Task As_people_write_them() => Marked.Code("""
        using System.IO.Compression;
        static class Safe
        {
            public static string Resolve(string root, string name)
            {
                var full = Path.GetFullPath(Path.Combine(root, name));
                var prefix = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
                if (!full.StartsWith(prefix, StringComparison.Ordinal))
                    throw new InvalidOperationException("outside");
                return full;
            }
            public static bool TryResolve(string name, out string full)
            {
                full = Path.GetFullPath(Path.Combine("output", name));
                return full.StartsWith(Path.GetFullPath("output") + "/", StringComparison.Ordinal);
            }
            public static void EnsureInside(string root, string full)
            {
                if (!full.StartsWith(root + Path.DirectorySeparatorChar)) throw new InvalidOperationException();
            }
            public static string CheckName(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains("..") || name.Contains('/') || name.Contains('\\')) throw new ArgumentException(name);
                return name;
            }
            public static bool IsUnder(string path, string root) => Path.GetFullPath(path).StartsWith(Path.GetFullPath(root)); // DPS1006
            public static bool IsUnder2(DirectoryInfo root, FileInfo file)
            {
                for (var d = file.Directory; d is not null; d = d.Parent) if (d.FullName == root.FullName) return true;
                return false;
            }
        }
        static class G
        {
            static void M1(string name) { File.WriteAllText(Safe.Resolve("output", name), ""); }
            static void M2(string name) { if (Safe.TryResolve(name, out var full)) File.WriteAllText(full, ""); }
            static void M3(string name)
            {
                var root = Path.GetFullPath("output");
                var full = Path.GetFullPath(Path.Combine(root, name));
                Safe.EnsureInside(root, full);
                File.WriteAllText(full, "");
            }
            static void M4(string name) { File.WriteAllText(Path.Combine("output", Safe.CheckName(name)), ""); }
            static void M5(string name)
            {
                var target = Path.Combine("output", name);
                if (!Safe.IsUnder(target, "output")) return;
                File.WriteAllText(target, "");
            }
            static void M6(string name)
            {
                var root = Path.GetFullPath("output");
                var target = Path.GetFullPath(name, root);
                if (Path.GetRelativePath(root, target).StartsWith("..")) throw new ArgumentException(name);
                File.WriteAllText(target, "");
            }
            static void M7(string name)
            {
                var root = Path.GetFullPath("output");
                var target = Path.GetFullPath(name, root);
                var rel = Path.GetRelativePath(root, target);
                if (rel == ".." || rel.StartsWith("../")) throw new ArgumentException(name);
                File.WriteAllText(target, "");
            }
            static void M8(string name)
            {
                if (name.Contains("..")) throw new ArgumentException(name);
                File.WriteAllText("output/" + name, "");
                File.WriteAllText($"output/{name}.tif", "");
                File.WriteAllText(Path.Join("output", name), "");
            }
            static void M9(string name)
            {
                var safe = Path.GetFileName(name);
                if (safe == ".." || safe == "." || safe == "") return;
                File.WriteAllText(Path.Combine("output", safe), "");
            }
            static void M10(string name)
            {
                var safe = Path.GetFileName(name);
                if (safe is "" or "." or "..") return;
                File.WriteAllText(Path.Combine("output", safe), "");
            }
            static void M11(string name)
            {
                var root = new DirectoryInfo("output");
                var file = new FileInfo(Path.Combine(root.FullName, name));
                if (!file.FullName.StartsWith(root.FullName + Path.DirectorySeparatorChar)) return;
                using var s = file.Create();
            }
            static void M12(string name)
            {
                string rootWithSep = Path.GetFullPath("output/");
                string full = Path.GetFullPath(Path.Combine(rootWithSep, name));
                if (full.StartsWith(rootWithSep) == false) return;
                File.WriteAllText(full, "");
            }
            static void M13(string name, string ext)
            {
                if (ext is not (".tif" or ".png")) return;
                File.WriteAllText("output/x" + ext, "");
                if (name == "a" || name == "b") File.WriteAllText(Path.Combine("output", name), "");
                switch (name) { case "red": case "nir": File.WriteAllText(Path.Combine("output", name + ".tif"), ""); break; }
                string[] allowed = ["x", "y"];
                if (!allowed.Contains(name)) return;
                File.WriteAllText(Path.Combine("output", name), "");
            }
            static void M14(string name)
            {
                try { Safe.Resolve("output", name); } catch { return; }
                File.WriteAllText(Path.Combine("output", name), ""); // DPS1002
            }
            static void M15(string name)
            {
                bool ok = !name.Contains("..") && !Path.IsPathRooted(name);
                if (ok) File.WriteAllText(Path.Combine("output", name), "");
                else File.WriteAllText("output/rejected.txt", name);
            }
            static void M16(string name)
            {
                if (Path.IsPathRooted(name)) name = Path.GetFileName(name);
                if (name.Split('/').Contains("..")) throw new ArgumentException(name);
                File.WriteAllText(Path.Combine("output", name), "");
            }
            static void M17(string name)
            {
                if (!System.Text.RegularExpressions.Regex.IsMatch(name, "^[A-Za-z0-9_-]+$")) throw new ArgumentException(name);
                File.WriteAllText(Path.Combine("output", name), "");
                if (name.All(char.IsLetterOrDigit)) File.WriteAllText(Path.Combine("output", name), "");
            }
            static void M18(string name)
            {
                string root = Path.GetFullPath("output") + Path.DirectorySeparatorChar;
                string full = Path.GetFullPath(Path.Combine(root, name));
                if (!full.AsSpan().StartsWith(root)) return;
                File.WriteAllText(full, "");
            }
            static void M19(string name) { File.WriteAllText(Path.Combine("output", new string(name.Where(char.IsLetterOrDigit).ToArray())), ""); }
            static void M20(string name) { var id = int.Parse(name); File.WriteAllText($"output/{id}.txt", ""); File.WriteAllText(Path.Combine("output", Uri.EscapeDataString(name) + ".x"), ""); }
            static void M21(string name)
            {
                var parts = name.Split('/'); File.WriteAllText(Path.Combine("output", parts[^1] + ".txt"), "");
                File.WriteAllText(Path.Combine("output", name.Split('/').Last() + ".txt"), "");
            }
            static void M22(Uri uri) { File.WriteAllText(Path.Combine("output", "d_" + Path.GetFileName(uri.AbsolutePath)), ""); File.WriteAllText(Path.Combine("output", uri.Segments[^1]), ""); } // DPS1002
        }
        """);

    [Fact]
    public Task In_helpers_that_branch() => Marked.Code("""
        static class Names
        {
            public static bool IsPlain(string name)
            {
                switch (name.Length)
                {
                    case 0: return false;
                    default: return name == Path.GetFileName(name) && name != "..";
                }
            }
            public static bool MayLeave(string name)
            {
                try { return Path.IsPathRooted(name) || name.Contains(".."); }
                catch (ArgumentException) { return true; }
            }
            public static bool HasSpace(string name)
            {
                foreach (var part in name.Split('/')) { if (part.Contains(' ')) return true; }
                return false;
            }
        }
        static class G
        {
            static void M1(string name) { if (Names.IsPlain(name)) File.WriteAllText(Path.Combine("output", name), ""); }
            static void M2(string name) { if (!Names.IsPlain(name)) File.WriteAllText(Path.Combine("output", name), ""); } // DPS1002
            static void M3(string name) { if (Names.MayLeave(name)) return; File.WriteAllText(Path.Combine("output", name), ""); }
            static void M4(string name) { if (Names.HasSpace(name)) return; File.WriteAllText(Path.Combine("output", name), ""); } // DPS1002
        }
        """);

    [Fact]
    public Task Of_the_full_path_in_a_local() => Marked.Code("""
        static class G
        {
            static readonly string s_root = Path.GetFullPath("output");
            static bool Inside(string path) { string full = Path.GetFullPath(path); return full.StartsWith(s_root + "/", StringComparison.Ordinal); }
            static bool Beside(string path) { string full = Path.GetFullPath(path); path = "x"; return full.StartsWith(s_root + "/", StringComparison.Ordinal); }
            static void M1(string name) { string path = Path.Combine("output", name); if (Inside(path)) File.WriteAllText(path, ""); }
            static void M2(string name) { string path = Path.Combine("output", name); if (!Inside(path)) File.WriteAllText(path, ""); } // DPS1002
            static void M3(string name) { string path = Path.Combine("output", name); if (Beside(path)) File.WriteAllText(path, ""); } // DPS1002
            static void M4(string name, string other)
            {
                string path = Path.Combine("output", name);
                string full = Path.GetFullPath(path);
                path = Path.Combine("output", other);
                if (full.StartsWith(s_root + "/", StringComparison.Ordinal)) File.WriteAllText(path, ""); // DPS1002
            }
        }
        """);
}
