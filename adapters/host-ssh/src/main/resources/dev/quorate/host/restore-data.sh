# restore-data.sh DIRECTORY SNAPSHOT PROGRAM OWNER NAME LIST TOKEN PEERURL BUMP IDS: makes DIRECTORY/member from the snapshot
# file of that name in it. It gets its name last: where it is, it is whole. IDS is the record in its log that says whose
# log it is, in hex. Exit 3: no, and nothing was changed; 4: half done.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 snapshot=$1/$2 program=$3 owner=$4 name=$5 list=$6 token=$7 url=$8 bump=$9
shift 9
ids=$1
member=$directory/member part=$directory/.restored-$token
no() { echo "$1" >&2; exit 3; }
half() { echo "$1" >&2; exit 4; }
is_ours() {
  for log in "$1"/wal/*.wal; do
    case $(head -c 256 -- "$log" | od -An -v -tx1 | tr -d ' \n') in *"$ids"*) return 0 ;; *) return 1 ;; esac
  done
}
give() { chown -- "$owner:" "$directory" || half "$member is restored, but $directory could not be given to $owner"; }
echo begun

id -- "$owner" >/dev/null 2>&1 || no "there is no user $owner"
[ -d "$directory" ] || no "$directory does not exist"
exec 9< "$directory"
flock -n 9 || no "another command of ours works in $directory"
if [ -e "$member" ] || [ -L "$member" ]; then
  is_ours "$member" || no "$member exists; set it aside first"
  give
  echo "$member is that member already"
  exit 0
fi
[ -f "$snapshot" ] || no "$snapshot does not exist"
command -v "$program" >/dev/null || no "there is no $program on this host"

trap 'rm -rf -- "$part"' EXIT
trap 'exit 3' HUP INT TERM
rm -rf -- "$part"
set -- snapshot restore "$snapshot" --name "$name" --initial-cluster "$list" --initial-cluster-token "$token" \
  --initial-advertise-peer-urls "$url" --data-dir "$part"
[ "$bump" = 0 ] || set -- "$@" --bump-revision "$bump" --mark-compacted
said=$(env -i PATH="$PATH" ETCDCTL_API=3 "$program" "$@" 2>&1 9<&-) || no "$program could not restore: $(printf '%s\n' "$said" | grep . | tail -n 1)"
is_ours "$part/member" || no "$program made another member than was planned; nothing of it was kept"
chown -R -- "$owner:" "$part" && chmod 0700 -- "$part/member" || no "$part could not be given to $owner; nothing of it was kept"
sync -f -- "$part" || no "the data could not be brought to the disk; nothing of it was kept"
trap '' HUP INT TERM
mv -nT -- "$part/member" "$member"
[ ! -e "$part/member" ] || no "$part/member could not be renamed to $member; nothing of it was kept"
sync -- "$directory"
give
echo "$member is restored from $snapshot as member $name of a new cluster"
exit 0
