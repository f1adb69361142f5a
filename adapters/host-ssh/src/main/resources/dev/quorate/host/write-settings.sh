# write-settings.sh PATH SHA256 OWNER: puts what comes on stdin there, whole or not at all, 0600 of OWNER.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
path=$1 sha256=$2 owner=$3
directory=${path%/*}
no() { echo "$1" >&2; exit 3; }
echo begun

id -- "$owner" >/dev/null 2>&1 || no "there is no user $owner"
umask 077
mkdir -p -m 0755 -- "$directory" || exit 3
# Whoever else can write there could put another file in the place of ours.
[ ! -L "$directory" ] && [ -O "$directory" ] && [ -z "$(find "$directory" -maxdepth 0 -perm /022)" ] ||
  no "$directory can be written by others than root; see whose it is"
[ ! -d "$path" ] || no "$path is a directory"
part=$(mktemp -- "$directory/.quorate-XXXXXXXXXX") || exit 3
trap 'rm -f -- "$part"' EXIT
trap 'exit 3' HUP INT TERM
cat > "$part" || no "$path could not be written; is the disk full?"
# A connection that breaks in the middle looks like an end of file.
echo "$sha256  $part" | sha256sum --check --status || no "what arrived for $path is not what was sent; nothing was written"
chmod 0600 -- "$part" && chown -- "$owner:" "$part" && sync -- "$part" || exit 3
mv -fT -- "$part" "$path" || exit 3
sync -- "$directory"
echo "$path is written for $owner, sha256 $sha256"
