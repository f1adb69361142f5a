# copy-data.sh DIRECTORY SUFFIX: copies DIRECTORY/member to DIRECTORY/member.SUFFIX and puts the checksums of all its files
# into DIRECTORY/member.SUFFIX.sha256, which gets its name last: where it is, the copy is whole. Exit 3: no, and nothing
# was changed; 4: the copy has its name and its checksums do not yet, saying it again gives it to them.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 suffix=$2
from=$directory/member to=$directory/member.$suffix sums=$directory/member.$suffix.sha256
part=$directory/.member.$suffix.part
no() { echo "$1" >&2; exit 3; }
checksums() { (cd -- "$1" && find . -type f -print0 | sort -z | xargs -0r sha256sum --); }
fits() { (cd -- "$1" && sha256sum --check --status -- "$2"); }
# Byte by byte, which is as sure as a second round of checksums and takes a fifth of its time; diff is not on every host.
same() { if command -v diff > /dev/null; then diff -rq --no-dereference -- "$from" "$part" > /dev/null; else fits "$part" "$part.sha256"; fi; }
echo begun

[ -d "$from" ] || no "$from does not exist"
[ -n "$(find "$from" -type f -print -quit)" ] || no "$from holds no files"
exec 9< "$directory"
flock -n 9 || no "another command of ours works in $directory"
umask 077
if [ -e "$to" ] && [ -e "$sums" ]; then
  fits "$to" "$sums" || no "$to does not fit its checksums; look at it and move both away"
  echo "$to is there already"
  exit 0
fi
[ ! -e "$sums" ] || no "$sums exists without a copy; look at it and move it away"
if [ -e "$to" ]; then
  [ -e "$part.sha256" ] && fits "$to" "$part.sha256" || no "$to exists without checksums; look at it and move it away"
else
  # A process that holds the directory: by its open files, and, where it sees another path, by its locks on the log.
  real=$(readlink -f -- "$directory") || no "$directory cannot be resolved"
  holder=$(find /proc/[0-9]*/fd /proc/[0-9]*/cwd -lname "$real/*" -print -quit 2>/dev/null)
  holder=${holder#/proc/}
  [ -z "$holder" ] || no "process ${holder%%/*} holds files in $directory; stop it first"
  for log in "$from"/wal/*.wal; do
    [ -f "$log" ] || continue
    device=$(stat -L -c %d -- "$log")
    key=$(printf '%02x:%02x:%s' $((device >> 8 & 0xfff)) $((device & 0xff | device >> 12 & 0xfff00)) "$(stat -L -c %i -- "$log")")
    while IFS= read -r lock; do
      case $lock in *" $key "*) no "a process holds a lock on $log; stop it first" ;; esac
    done < /proc/locks
  done
  needed=$(du -sk -- "$from" | cut -f1)
  free=$(df -Pk -- "$directory" | awk 'END { print $4 }')
  [ "$free" -gt $((needed + 16384)) ] || no "a copy needs $((needed / 1024 + 16)) MiB in $directory, $((free / 1024)) are free"

  trap 'rm -rf -- "$part" "$part.sha256"' EXIT
  trap 'exit 3' HUP INT TERM
  rm -rf -- "$part" "$part.sha256"
  # A log segment is 64 MB from its first entry on, nearly all of it zeros: as holes they cost neither space nor the sync.
  cp -a --sparse=always -- "$from" "$part" || no "$from could not be copied whole; nothing of it was kept"
  checksums "$from" > "$part.sha256" || no "the checksums of $from could not be written; nothing was kept"
  same || no "the copy of $from differs from it; nothing of it was kept"
  sync -f -- "$part.sha256" || no "the copy of $from could not be brought to the disk; nothing of it was kept"
  trap '' HUP INT TERM
  mv -T -- "$part" "$to" || no "$part could not be renamed to $to; nothing of it was kept"
  trap - EXIT
fi
mv -T -- "$part.sha256" "$sums" || { echo "$to is whole, but its checksums have no name yet" >&2; exit 4; }
sync -- "$directory"
echo "$to: $(wc -l < "$sums") files, $(du -sk -- "$to" | cut -f1) KiB, sha256 of its checksums $(sha256sum < "$sums" | cut -c1-16)"
exit 0
