using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>What a job and a build find where they start, and what not: DPS5011, DPS5015, DPS5023 to DPS5026.</summary>
public sealed class JobFolderTests
{
    private const string Base = "basedir=$(dirname \"$(readlink -f \"$0\")\")\n";

    [Theory]
    [InlineData(Base + "python3 \"${basedir}/tool/reduce.py\" \"$@\"", "It has 'reduce.py'")]
    [InlineData(Base + "python3 \"$basedir\"/missing.py \"$@\"", "Commit the file")]
    [InlineData("here=\"$( cd \"$( dirname \"${BASH_SOURCE[0]}\" )\" && pwd )\"\nsource \"$here/lib.sh\"\nreduce \"$@\"", "no 'lib.sh'")]
    [InlineData("here=$(cd $(dirname $0); pwd -P)\n\"${here}/nasa/missing.sh\" \"$@\"", "no 'nasa/missing.sh'")]
    [InlineData("here=${0%/*}\nconda env update --file \"$here/env.yml\"\nreduce \"$@\"", "no 'env.yml'")]
    [InlineData(Base + "top=$(dirname \"$basedir/nasa\")\nRscript \"$top/reduce.R\" \"$@\"", "no 'reduce.R'")]
    public void A_file_beside_the_script_that_is_not_there_is_reported(string lines, string message) =>
        Assert.Contains(message, Only("DPS5023", lines).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(Base + "python3 \"${basedir}/reduce.py\" \"$@\"")]
    [InlineData(Base + "python3 \"${basedir}/nasa/other.py\" \"$@\"")]
    [InlineData(Base + "\"${basedir}/app/reduce\" \"$@\"")]
    [InlineData(Base + "git clone https://github.com/me/tool.git \"$basedir/tool\"\npython3 \"${basedir}/tool/reduce.py\" \"$@\"")]
    [InlineData(Base + "cp \"$1\" \"$basedir/missing.py\"\npython3 \"${basedir}/missing.py\" \"$@\"")]
    [InlineData(Base + "if [ -f \"$basedir/missing.py\" ]; then python3 \"$basedir/missing.py\"; fi\nreduce \"$@\"")]
    [InlineData("python3 \"$HOME/missing.py\" \"$@\"")]
    [InlineData("for d in a b; do python3 \"$d/missing.py\" \"$@\"; done")]
    [InlineData(Base + "python3 \"${basedir}/../other/missing.py\" \"$@\"")]
    [InlineData(Base + "python3 \"${basedir}/$1.py\" \"$@\"")]
    [InlineData(Base + "basedir=/app/other\npython3 \"${basedir}/missing.py\" \"$@\"")]
    public void A_file_that_is_there_or_may_be_is_not(string lines) => Assert.Equal("", Ids("DPS5023", lines));

    [Fact]
    public void A_build_that_fetches_things_leaves_nothing_to_say()
    {
        ScriptContext context = ScriptSample.Legacy with { OtherScripts = [new("build.sh", "git clone https://github.com/me/tool.git")] };

        Assert.Equal("", Ids("DPS5023", Base + "python3 \"${basedir}/tool/reduce.py\" \"$@\"", context));
        Assert.Equal("", Ids("DPS5023", Base + "python3 \"${basedir}/tool/reduce.py\" \"$@\"", context with { OtherScripts = null }));
    }

    [Theory]
    [InlineData("cp \"$1\" output/")]
    [InlineData("echo \"$@\" > output/log.txt\nmkdir -p output")]
    [InlineData("out=output\ncat \"$@\" >> \"$out/log.txt\"")]
    [InlineData("source activate x\ntouch ./output/done\nreduce \"$@\"")]
    public void A_result_before_its_folder_is_reported(string lines) => Assert.Equal("DPS5024", Ids("DPS5024", lines));

    [Theory]
    [InlineData("mkdir -p output\ncp \"$1\" output/")]
    [InlineData("reduce \"$@\"\ncp result.tif output/")]
    [InlineData("\"$program\" \"$@\"\ncp result.tif output/")]
    [InlineData("f() { mkdir output; }\nf\ncp \"$1\" output/")]
    [InlineData("cat output/x.txt \"$@\"")]
    [InlineData("echo \"$@\"")]
    public void A_folder_that_may_be_there_is_not(string lines) => Assert.Equal("", Ids("DPS5024", lines));

    [Theory]
    [InlineData("echo \"$@\"\nls input", "DPS5024")]
    [InlineData("echo \"$@\"\nreduce", "")]
    public void An_OGC_job_needs_the_folder(string lines, string ids) => Assert.Equal(ids, Ids("DPS5024", lines, ScriptSample.Ogc));

    [Theory]
    [InlineData("conda install curl", "Write -y.")]
    [InlineData("mamba create -n x python=3.12", "Write -y.")]
    [InlineData("/opt/conda/bin/conda env remove -n x", "Write -y.")]
    [InlineData("apt-get install git", "Write -y.")]
    [InlineData("sudo apt install git", "Write -y.")]
    [InlineData("yum update", "Write -y.")]
    [InlineData("pip uninstall numpy", "Write -y.")]
    [InlineData("export CONDA_ALWAYS_YES=true\napt-get install git", "Write -y.")]
    [InlineData("read name", "waits for somebody to type")]
    [InlineData("f() { read -rp 'Continue? ' answer; }\nf", "waits for somebody to type")]
    public void A_question_that_nobody_answers_is_reported(string lines, string message) =>
        Assert.Contains(message, Only("DPS5025", lines, ScriptSample.Build).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("conda install -y curl")]
    [InlineData("conda install -qy curl")]
    [InlineData("conda create --yes -n x")]
    [InlineData("conda env create -f environment.yml")]
    [InlineData("conda env update -f environment.yml")]
    [InlineData("conda run -n x pip install numpy")]
    [InlineData("conda list")]
    [InlineData("conda install $options curl")]
    [InlineData("yes | conda install curl")]
    [InlineData("export CONDA_ALWAYS_YES=true\nconda install curl")]
    [InlineData("conda config --set always_yes yes\nconda install curl")]
    [InlineData("apt-get update")]
    [InlineData("apt-get install -y git")]
    [InlineData("apt-get -qq install git")]
    [InlineData("pip install numpy")]
    [InlineData("while read -r x; do echo \"$x\"; done < list")]
    [InlineData("read -r x < list")]
    [InlineData("read -r x <<< \"$y\"")]
    [InlineData("{ read -r x; read -r y; } < list")]
    [InlineData("ls | { read -r x; echo \"$x\"; }")]
    [InlineData("exec < list\nread -r x")]
    public void A_question_that_is_answered_or_none_is_not(string lines) => Assert.Equal("", Ids("DPS5025", lines, ScriptSample.Build));

    [Theory]
    [InlineData("git clone https://github.com/me/models.git")]
    [InlineData("git clone --depth 1 -b main https://github.com/me/models")]
    [InlineData("git clone git@github.com:me/other.git models")]
    public void A_clone_that_the_run_script_looks_for_beside_itself_is_reported(string lines) =>
        Assert.Equal("DPS5026", Ids("DPS5026", lines, ScriptSample.Build));

    [Theory]
    [InlineData("git clone https://github.com/me/other.git")]
    [InlineData(Base + "git clone https://github.com/me/models.git \"$basedir/models\"")]
    [InlineData(Base + "cd \"$basedir\"\ngit clone https://github.com/me/models.git")]
    [InlineData("git clone https://github.com/me/models.git /app/tool/models")]
    [InlineData("git clone \"$url\"")]
    public void A_clone_elsewhere_is_not(string lines) => Assert.Equal("", Ids("DPS5026", lines, ScriptSample.Build));

    [Theory]
    [InlineData("cp x.tif /projects/me/x.tif", "Write results to output/")]
    [InlineData("cp x.tif $HOME/", "Write results to output/")]
    [InlineData("cp x.tif \"${HOME}/results\"", "Write results to output/")]
    [InlineData("echo done > /projects/me/log", "Write results to output/")]
    [InlineData("reduce --output=/projects/me/x.tif", "Write results to output/")]
    [InlineData("reduce -o /home/me/x.tif", "Write results to output/")]
    [InlineData("mkdir -p /projects/me", "Write results to output/")]
    [InlineData("mv x.tif ~/x.tif", "Write results to output/")]
    [InlineData("cp /projects/me/x.tif .", "Declare a file input")]
    [InlineData("reduce /projects/me/x.tif", "Declare a file input")]
    [InlineData("export GDAL_DATA=/projects/me/gdal", "Delete the line")]
    [InlineData("PROJ_LIB=/srv/conda/envs/notebook/share/proj reduce", "Delete the line")]
    public void A_workspace_path_gets_the_advice_for_what_is_done(string lines, string advice) =>
        Assert.Contains(
            advice,
            Only("DPS5011", lines, ScriptSample.Legacy with { Images = ["base_images/python:v4"] }).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("source $HOME/.bashrc")]
    [InlineData("mkdir -p $HOME/.aws")]
    [InlineData("reduce \"$HOME/x\"")]
    [InlineData("echo /projects/me")]
    [InlineData("export GDAL_DATA=/opt/conda/share/gdal")]
    [InlineData("ls /srv/conda")]
    public void What_an_image_has_or_nothing_is_lost_by_is_not(string lines) => Assert.Equal("", Ids("DPS5011", lines));

    [Fact]
    public void An_image_may_have_the_notebooks_environment()
    {
        const string Line = "export PROJ_LIB=/srv/conda/envs/notebook/share/proj";

        Assert.Equal("", Ids("DPS5011", Line, ScriptSample.Legacy with { Images = ["base_images/pangeo:v4"] }));
        Assert.Equal("", Ids("DPS5011", Line, ScriptSample.Legacy with { Images = [], HasOwnImage = true }));
        Assert.Equal("", Ids("DPS5011", Line, ScriptSample.Legacy with { Images = null }));
    }

    [Theory]
    [InlineData("cp \"$here/reduce.py\" .\npython3 reduce.py")]
    [InlineData("ln -s \"$here\"/* .\npython3 reduce.py")]
    [InlineData("tar xf \"$here/code.tar\"\npython3 reduce.py")]
    public void A_file_that_the_script_brings_along_is_in_the_jobs_folder(string lines) => Assert.Equal("", Ids("DPS5015", lines));

    private static Finding Only(string id, string lines, ScriptContext? context = null) =>
        Assert.Single(Findings(lines, context), found => found.Rule.Id == id);

    private static string Ids(string id, string lines, ScriptContext? context = null) =>
        string.Join(' ', Findings(lines, context).Select(found => found.Rule.Id).Where(found => found == id));

    private static IReadOnlyList<Finding> Findings(string lines, ScriptContext? context) =>
        ScriptSample.Findings("#!/usr/bin/env bash\nset -euo pipefail\n" + lines + "\n", context ?? ScriptSample.Legacy);
}
