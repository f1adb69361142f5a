# write-drop-in.sh PATH SHA256: puts what comes on stdin there, whole or not at all, 0644 root:root.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
path=$1 sha256=$2
directory=${path%/*}
no() { echo "$1" >&2; exit 3; }
echo begun

umask 022
mkdir -p -- "$directory" || exit 3
# A name that systemd overlooks: it does not end in .conf and begins with a dot.
part=$(mktemp -- "$directory/.quorate-XXXXXXXXXX") || exit 3
trap 'rm -f -- "$part"' EXIT
cat > "$part" || exit 3
# A connection that breaks in the middle looks like an end of file.
echo "$sha256  $part" | sha256sum --check --status || no "what arrived for $path is not what was sent; nothing was written"
chmod 0644 -- "$part" && chown root:root -- "$part" && sync -- "$part" || exit 3
mv -fT -- "$part" "$path" || exit 3
sync -- "$directory"
echo "$path is written, sha256 $sha256"
