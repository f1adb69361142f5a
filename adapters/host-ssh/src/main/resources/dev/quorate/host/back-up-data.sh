# back-up-data.sh DIRECTORY SUFFIX ETCDCTL: has `etcdctl backup` write what the v2 store of the member in DIRECTORY holds,
# running or not, to DIRECTORY/backup.SUFFIX, and puts the checksums of all files there into DIRECTORY/backup.SUFFIX.sha256, which gets
# its name last: where it is, the backup is whole. Exit 3: no, and nothing was changed; 4: the backup has its name and its
# checksums do not yet, saying it again gives it to them.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 suffix=$2 etcdctl=$3
to=$directory/backup.$suffix sums=$directory/backup.$suffix.sha256
part=$directory/.backup.$suffix.part
no() { echo "$1" >&2; exit 3; }
checksums() { (cd -- "$1" && find . -type f -print0 | sort -z | xargs -0r sha256sum --); }
fits() { (cd -- "$1" && sha256sum --check --status -- "$2"); }
has_log() { for log in "$1"/member/wal/*.wal; do [ -s "$log" ] && return 0; done; return 1; }
echo begun

has_log "$directory" || no "$directory holds no log in member/wal"
exec 9< "$directory"
flock -n 9 || no "another command of ours works in $directory"
umask 077
if [ -e "$to" ] && [ -e "$sums" ]; then
  fits "$to" "$sums" || no "$to does not fit its checksums; look at it and move both away"
  echo "$to is there already"
  exit 0
fi
[ ! -e "$sums" ] || no "$sums exists without a backup; look at it and move it away"
if [ -e "$to" ]; then
  [ -e "$part.sha256" ] && fits "$to" "$part.sha256" || no "$to exists without checksums; look at it and move it away"
else
  command -v "$etcdctl" >/dev/null || no "there is no etcdctl on this host"
  # The log is written anew, in a file that may take 64 MB from its first entry on.
  needed=$(du -sk -- "$directory/member" | cut -f1)
  free=$(df -Pk -- "$directory" | awk 'END { print $4 }')
  [ "$free" -gt $((needed + 81920)) ] || no "a backup needs $((needed / 1024 + 80)) MiB in $directory, $((free / 1024)) are free"

  trap 'rm -rf -- "$part" "$part.sha256"' EXIT
  trap 'exit 3' HUP INT TERM
  rm -rf -- "$part" "$part.sha256"
  # Later etcdctl take the variable for a word of their own; that of etcd 2 does not know it.
  said=$(env -i PATH="$PATH" ETCDCTL_API=2 "$etcdctl" backup --data-dir "$directory" --backup-dir "$part" 2>&1 9<&-) \
    || no "etcdctl backup failed: $(printf '%s\n' "$said" | grep . | tail -n 1); nothing of it was kept"
  has_log "$part" || no "etcdctl backup wrote no log; nothing of it was kept"
  checksums "$part" > "$part.sha256" || no "the checksums of the backup could not be written; nothing was kept"
  sync -f -- "$part.sha256" || no "the backup could not be brought to the disk; nothing of it was kept"
  trap '' HUP INT TERM
  mv -T -- "$part" "$to" || no "$part could not be renamed to $to; nothing of it was kept"
  trap - EXIT
fi
mv -T -- "$part.sha256" "$sums" || { echo "$to is whole, but its checksums have no name yet" >&2; exit 4; }
sync -- "$directory"
echo "$to: $(wc -l < "$sums") files, $(du -sk -- "$to" | cut -f1) KiB, sha256 of its checksums $(sha256sum < "$sums" | cut -c1-16)"
exit 0
