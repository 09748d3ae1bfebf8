namespace DpsAuthoring.Jobs.Local.Containers;

/// <summary>
/// What a container runs first: a shell that starts the job's command as the kernel would, waits for it, and tells to the container's own
/// standard output, which the job does not have, how it ended and what it used. As the first process it gets no signal but for a handler,
/// and reaps what the job's processes leave behind; its end ends all of them.
/// </summary>
internal static class ContainerScript
{
    public const string Text = """
        exec 3>&1 >>"$1" 2>>"$2"
        contract=$3
        shift 3
        refuse() {
          echo "refused $1" >&3
          exit 126
        }
        case $1 in
          */*) program=$1 ;;
          *) program=$(command -v "$1") || refuse missing ;;
        esac
        case $program in
          */*)
            [ -e "$program" ] || refuse missing
            [ -f "$program" ] && [ -x "$program" ] || refuse 13
            if IFS= read -r first <"$program" 2>/dev/null || [ -n "$first" ]; then
              case $first in
                '#!'*)
                  set -f
                  interpreter=${first#'#!'}
                  interpreter=${interpreter#"${interpreter%%[! 	]*}"}
                  [ -x "${interpreter%%[ 	]*}" ] || refuse 2
                  set +f
                  ;;
                ?ELF*) ;;
                *)
                  [ "$contract" = legacy ] || refuse 8
                  [ ! -x /bin/bash ] || set -- /bin/bash "$@"
                  ;;
              esac
            fi
            ;;
        esac
        trap : TERM
        echo started >&3
        "$@" 3>&-
        code=$?
        left=0
        for process in /proc/[0-9]*; do
          [ "$process" = /proc/$$ ] || while read -r name state _; do
            if [ "$name" = State: ]; then
              [ "$state" = Z ] || left=$((left + 1))
              break
            fi
          done 2>/dev/null <"$process/status"
        done
        echo "ended $code $left" >&3
        while read -r line; do echo "io $line" >&3; done 2>/dev/null </proc/$$/io
        read -r line </proc/$$/stat && echo "stat $line" >&3
        for peak in /sys/fs/cgroup/memory.peak /sys/fs/cgroup/memory/memory.max_usage_in_bytes; do
          if [ -r $peak ] && read -r line <$peak; then echo "peak $line" >&3; fi
        done
        exit $code
        """;
}
