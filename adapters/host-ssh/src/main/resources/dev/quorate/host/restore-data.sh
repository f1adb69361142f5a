# restore-data.sh DIRECTORY SNAPSHOT PROGRAM OWNER NAME LIST TOKEN PEERURL BUMP: makes DIRECTORY/member from the snapshot file
# of that name in it. It gets its name last: where it is, it is whole. Exit 3: no, and nothing was changed.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 snapshot=$1/$2 program=$3 owner=$4 name=$5 list=$6 token=$7 url=$8 bump=$9
part=$directory/.restored-$token
no() { echo "$1" >&2; exit 3; }
echo begun

[ ! -e "$directory/member" ] || no "$directory/member exists; set it aside first"
[ -f "$snapshot" ] || no "$snapshot does not exist"
command -v "$program" >/dev/null || no "there is no $program on this host"
rm -rf -- "$part"
set -- snapshot restore "$snapshot" --name "$name" --initial-cluster "$list" --initial-cluster-token "$token" \
  --initial-advertise-peer-urls "$url" --data-dir "$part"
[ "$bump" = 0 ] || set -- "$@" --bump-revision "$bump" --mark-compacted
said=$(env -i PATH="$PATH" ETCDCTL_API=3 "$program" "$@" 2>&1) || { rm -rf -- "$part"; no "$program could not restore: $(echo "$said" | tail -n 1)"; }
chown -R -- "$owner:" "$part" && chmod 0700 -- "$part" "$part/member" || exit 3
sync -f -- "$part"
mv -nT -- "$part/member" "$directory/member" || exit 3
rm -rf -- "$part"
sync -- "$directory"
echo "$directory/member is restored from $snapshot as member $name of a new cluster"
exit 0
