# copy-data.sh DIRECTORY SUFFIX: copies DIRECTORY/member to DIRECTORY/member.SUFFIX and puts the checksums of all its files
# into DIRECTORY/member.SUFFIX.sha256, which gets its name last: where it is, the copy is whole. Exit 3: no, and nothing
# was changed; 4: half done, what is there has a name that begins with a dot.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
directory=$1 suffix=$2
from=$directory/member to=$directory/member.$suffix sums=$directory/member.$suffix.sha256
part=$directory/.member.$suffix.part
no() { echo "$1" >&2; exit 3; }
half() { echo "$1" >&2; exit 4; }
checksums() { (cd -- "$1" && find . -type f -print0 | sort -z | xargs -0r sha256sum --); }
echo begun

[ -d "$from" ] || no "$from does not exist"
if [ -e "$sums" ]; then echo "$to is there already"; exit 0; fi
[ ! -e "$to" ] || no "$to exists without checksums; look at it and move it away"
real=$(readlink -f -- "$directory") || no "$directory cannot be resolved"
holder=$(find /proc/[0-9]*/fd /proc/[0-9]*/cwd -lname "$real/*" -print -quit 2>/dev/null)
holder=${holder#/proc/}
[ -z "$holder" ] || no "process ${holder%%/*} holds files in $directory; stop it first"
needed=$(du -sk -- "$from" | cut -f1)
free=$(df -Pk -- "$directory" | awk 'END { print $4 }')
[ "$free" -gt $((needed + 16384)) ] || no "a copy needs $((needed / 1024 + 16)) MiB in $directory, $((free / 1024)) are free"

rm -rf -- "$part"
cp -a -- "$from" "$part" || half "$from could not be copied whole"
checksums "$from" > "$part.sha256" || half "the checksums of $from could not be written"
(cd -- "$part" && sha256sum --check --status -- "$part.sha256") || half "the copy of $from differs from it"
sync -f -- "$part.sha256"
mv -T -- "$part" "$to" && mv -T -- "$part.sha256" "$sums" || half "$part could not be renamed"
sync -- "$directory"
echo "$to: $(wc -l < "$sums") files, $needed KiB, sha256 of its checksums $(sha256sum < "$sums" | cut -c1-16)"
exit 0
