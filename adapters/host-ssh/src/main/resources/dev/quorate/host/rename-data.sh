# rename-data.sh DIRECTORY SUFFIX WAY: WAY `aside` renames member and proxy to member.SUFFIX and proxy.SUFFIX, WAY
# `back` renames them back. Deletes nothing, replaces nothing; what is already so stays so. Exit 3: no, and nothing was
# changed; 4: half done.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 suffix=$2 way=$3
no() { echo "$1" >&2; exit 3; }
there() { [ -e "$1" ] || [ -L "$1" ]; }
ends() { # NAME: sets from and to
  from=$directory/$1 to=$directory/$1.$suffix
  [ "$way" = aside ] || { to=$from; from=$directory/$1.$suffix; }
}
echo begun

[ -d "$directory" ] || { [ "$way" = back ] && no "$directory does not exist"; echo "$directory does not exist"; exit 0; }

# All reasons against it come first: from here on nothing may be left half done for a reason that could be seen before.
renames=
for name in member proxy; do
  ends $name
  there "$from" || continue
  there "$to" && no "both $from and $to exist; look at them and move one of them away"
  [ "$(stat -c %d -- "$directory")" = "$(stat -c %d -- "$from")" ] || no "$from is on another file system than $directory"
  renames="$renames $name"
done
[ -n "$renames" ] || {
  [ "$way" = aside ] || there "$directory/member" || there "$directory/proxy" ||
    no "$directory holds neither member.$suffix nor proxy.$suffix"
  echo "$directory: nothing is left to rename"
  exit 0
}

# A process that holds the directory: by its open files, and, where it sees another path, by its locks on the log.
real=$(readlink -f -- "$directory") || no "$directory cannot be resolved"
holder=$(find /proc/[0-9]*/fd /proc/[0-9]*/cwd -lname "$real/*" -print -quit 2>/dev/null)
holder=${holder#/proc/}
[ -z "$holder" ] || no "process ${holder%%/*} holds files in $directory; stop it first"
for log in "$directory"/member*/wal/*.wal; do
  [ -f "$log" ] || continue
  device=$(stat -c %d -- "$log")
  key=$(printf '%02x:%02x:%s' $((device >> 8 & 0xfff)) $((device & 0xff | device >> 12 & 0xfff00)) "$(stat -c %i -- "$log")")
  while IFS= read -r lock; do
    case $lock in *" $key "*) no "a process holds a lock on $log; stop it first" ;; esac
  done < /proc/locks
done

for name in $renames; do
  ends "$name"
  mv -Tn -- "$from" "$to"
  if there "$from" || ! there "$to"; then echo "$from could not be renamed to $to" >&2; exit 4; fi
  echo "$from is now $to"
done
sync -- "$directory"
exit 0
