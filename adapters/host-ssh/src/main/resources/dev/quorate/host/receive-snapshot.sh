# receive-snapshot.sh DIRECTORY NAME SHA256: puts what comes on stdin there, whole or not at all, 0600 root:root.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 name=$2 sha256=$3
path=$directory/$name part=$directory/.$name.part
no() { echo "$1" >&2; exit 3; }
echo begun

umask 077
mkdir -p -- "$directory" || exit 3
if [ -e "$path" ]; then
  echo "$sha256  $path" | sha256sum --check --status || no "$path exists and is something else"
  echo "$path is there already"
  exit 0
fi
trap 'rm -f -- "$part"' EXIT
cat > "$part" || no "$path could not be written; is the disk full?"
echo "$sha256  $part" | sha256sum --check --status || no "what arrived for $path is not what was sent; nothing was written"
sync -- "$part"
mv -nT -- "$part" "$path" || exit 3
sync -- "$directory"
echo "$path is written, sha256 $sha256"
