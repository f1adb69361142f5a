# receive-snapshot.sh DIRECTORY NAME SHA256: puts what comes on stdin there, whole or not at all, 0600 root:root. Replaces
# nothing. Exit 3: no, and nothing was changed.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 name=$2 sha256=$3
path=$directory/$name part=$directory/.$name.part
no() { echo "$1" >&2; exit 3; }
echo begun

umask 077
mkdir -p -- "$directory" || exit 3
exec 9< "$directory"
flock -n 9 || no "another command of ours works in $directory"
if [ -e "$path" ] || [ -L "$path" ]; then
  [ -f "$path" ] && echo "$sha256  $path" | sha256sum --check --status || no "$path exists and is something else"
  echo "$path is there already"
  exit 0
fi
# What a lost power left of an earlier one goes first.
trap 'rm -f -- "$part"' EXIT
trap 'exit 3' HUP INT TERM
rm -f -- "$part"
cat > "$part" || no "$path could not be written; is the disk full?"
# A connection that breaks in the middle looks like an end of file.
echo "$sha256  $part" | sha256sum --check --status || no "what arrived for $path is not what was sent; nothing was written"
sync -- "$part" || no "$path could not be brought to the disk; nothing was written"
ln -T -- "$part" "$path" || exit 3
sync -- "$directory"
echo "$path is written, sha256 $sha256"
