namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>
/// Slurm's programs as far as the engine asks them, as shell scripts over a folder: arrays run, two tasks at a time, whatever becomes of
/// those who submitted them. Files in the folder have it lose an answer, refuse, be down, or know no accounting.
/// </summary>
internal sealed class FakeSlurm : IDisposable
{
    private const string Script = """
        #!/bin/bash
        # A state is a file <array>_<task>.state; its name and the task's exit code are in it.
        state=$(dirname "$(dirname "$0")")/state
        echo "$(basename "$0") $*" >> "$state/calls"
        [ ! -e "$state/down" ] || { echo "error: Unable to contact slurm controller (connect failure)" >&2; exit 1; }
        set_state() { echo "$2 $3" > "$state/$1.new.$BASHPID"; mv "$state/$1.new.$BASHPID" "$state/$1.state"; }
        case $(basename "$0") in
          scontrol)
            if [ "$1" = release ]; then
              [ -e "$state/stays-held" ] || rm -f "$state/reason" "$state/hold"
              exit 0
            fi
            echo "AccountingStorageType   = $(cat "$state/accounting" 2> /dev/null || echo accounting_storage/none)"
            echo "MaxArraySize            = 1001" ;;
          sbatch)
            [ ! -e "$state/refuse" ] || { echo "sbatch: error: invalid partition specified: nope" >&2; exit 1; }
            for word; do
              case $word in
                --job-name=*) name=${word#*=} ;;
                --array=0-*) last=${word#*=0-}; last=${last%\%*} ;;
                --output=*) log=${word#*=} ;;
              esac
              script=$word
            done
            id=1; while ! mkdir "$state/$id" 2> /dev/null; do id=$((id + 1)); done
            echo "$name" > "$state/$id/name"
            for ((i = 0; i <= last; i++)); do set_state "${id}_$i" PENDING 0; done
            {
              run() {
                local task=${id}_$1 code=0
                read -r now _ < "$state/$task.state"
                [ "$now" = PENDING ] || return 0
                set_state "$task" RUNNING 0
                SLURM_ARRAY_TASK_ID=$1 setsid sh "$script" >> "${log//%a/$1}" 2>&1 < /dev/null &
                echo $! > "$state/$task.pid"
                wait $! || code=$?
                read -r now _ < "$state/$task.state"
                [ "$now" = CANCELLED ] && return 0
                [ ! -e "$state/end-$1" ] || code=$(cat "$state/end-$1")
                if [ $code = 0 ]; then set_state "$task" COMPLETED 0
                elif [ $code -gt 128 ]; then set_state "$task" FAILED $((code - 128))
                else set_state "$task" FAILED $((code * 256)); fi
              }
              while [ -e "$state/hold" ]; do sleep 0.02; done
              for ((i = 0; i <= last; i += 2)); do
                run $i &
                [ $i = $last ] || run $((i + 1)) &
                wait
              done
            } > /dev/null 2>&1 < /dev/null &
            [ ! -e "$state/lose-answer" ] || { rm "$state/lose-answer"; echo "sbatch: error: Socket timed out on send/recv operation" >&2; exit 1; }
            echo "$id" ;;
          squeue)
            for word; do case $word in --name=*) names=,${word#*=}, ;; esac; done
            for folder in "$state"/[0-9]*/; do
              id=$(basename "$folder"); [ -e "$folder/name" ] || continue
              name=$(cat "$folder/name")
              case $names in *,$name,*) ;; *) continue ;; esac
              [ ! -e "$state/$id/forgotten" ] || continue
              for file in "$state/${id}"_*.state; do
                task=${file##*_}
                read -r now code < "$file"
                echo "$name $id ${task%.state} $now $code $(cat "$state/reason" 2> /dev/null || echo None)"
              done
            done ;;
          sacct)
            for word; do case $word in --name=*) names=,${word#*=}, ;; esac; done
            for folder in "$state"/[0-9]*/; do
              id=$(basename "$folder"); name=$(cat "$folder/name")
              case $names in *,$name,*) ;; *) continue ;; esac
              for file in "$state/${id}"_*.state; do
                task=${file##*_}
                read -r now code < "$file"
                echo "$name|${id}_${task%.state}|$now|$((code / 256)):$((code % 256))"
              done
            done ;;
          scancel)
            for task; do
              read -r now _ < "$state/$task.state"
              case $now in PENDING | RUNNING) set_state "$task" CANCELLED 0; [ $now = PENDING ] || kill -TERM -- "-$(cat "$state/$task.pid")" 2> /dev/null ;; esac
            done ;;
        esac
        exit 0

        """;

    private readonly string _root;

    public FakeSlurm(string root)
    {
        _root = root;
        Directory.CreateDirectory(In("state"));
        Directory.CreateDirectory(Programs);
        foreach (string program in new[] { "sbatch", "scancel", "scontrol", "squeue", "sacct" })
        {
            File.WriteAllText(Path.Combine(Programs, program), Script);
            File.SetUnixFileMode(Path.Combine(Programs, program), (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>The folder with the programs.</summary>
    public string Programs => In("bin");

    /// <summary>How often a program was asked.</summary>
    public int Calls(string program) => Read("calls").Split('\n').Count(line => line.StartsWith(program + " ", StringComparison.Ordinal));

    /// <summary>All that was asked.</summary>
    public string Read(string name) => File.Exists(In("state", name)) ? File.ReadAllText(In("state", name)) : "";

    public void Set(string name, string content = "") => File.WriteAllText(In("state", name), content);

    public void Unset(string name) => File.Delete(In("state", name));

    /// <summary>Waits for the arrays that are under way.</summary>
    public void Dispose() => Unset("hold");

    private string In(params string[] names) => Path.Combine([_root, .. names]);
}
