# log-end.sh DIRECTORY COUNT: the last COUNT files of the write-ahead log in DIRECTORY, for one who wants to know
# where it ends. Changes nothing. Prints `begun`, a line `file NAME BYTES` for each, an empty line, and all of them
# as one gzip stream: 64 MB of a log are mostly zeros. Exit 3: no.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 count=$2
no() { echo "$1" >&2; exit 3; }
echo begun

set -- "$directory"/member/wal/????????????????-????????????????.wal
[ -f "$1" ] || no "$directory holds no log in member/wal"
while [ $# -gt "$count" ]; do shift; done
command -v gzip >/dev/null || no "it has no gzip"

# A process that writes the log: by its open files, and, where it sees another path, by its locks. Readers do not
# count, or two of us would be in each other's way.
real=$(readlink -f -- "$directory") || no "$directory cannot be resolved"
holder=$(find /proc/[0-9]*/fd -lname "$real/member/*" -perm -200 -print -quit 2>/dev/null)
holder=${holder#/proc/}
[ -z "$holder" ] || no "process ${holder%%/*} holds files in $directory; stop it first"
for log; do
  device=$(stat -L -c %d -- "$log")
  key=$(printf '%02x:%02x:%s' $((device >> 8 & 0xfff)) $((device & 0xff | device >> 12 & 0xfff00)) "$(stat -L -c %i -- "$log")")
  while IFS= read -r lock; do
    case $lock in *" $key "*) no "a process holds a lock on $log; stop it first" ;; esac
  done < /proc/locks
done

for log; do echo "file ${log##*/} $(stat -L -c %s -- "$log")"; done
echo
cat -- "$@" | gzip -1
