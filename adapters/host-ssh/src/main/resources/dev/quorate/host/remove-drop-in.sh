# remove-drop-in.sh PATH: removes this one file, and its directory when that is empty then.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
path=$1
echo begun

rm -f -- "$path" || exit 3
sync -- "${path%/*}" 2>/dev/null
rmdir -- "${path%/*}" 2>/dev/null
echo "$path is gone"
exit 0
