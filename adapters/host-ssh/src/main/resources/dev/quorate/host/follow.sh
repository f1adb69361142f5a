# follow.sh NOW UNIT CURSOR AGE FROM: the unit's journal as JSON lines, from behind CURSOR on; without one from FROM on,
# in microseconds; without that from AGE microseconds before NOW on. The first line says from when. Ends when stdin does, also when the connection breaks:
# closing a channel alone would leave the reader running for ever.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$2 cursor=$3
from=${5:-$(($1 - $4))}
since=@$((from / 1000000)).$(printf %06d $((from % 1000000)))

echo "from $from"
exec 3<&0
if [ -n "$cursor" ]; then set -- "--after-cursor=$cursor"; else set -- "--since=$since"; fi
journalctl --quiet --follow --no-tail --no-pager --all --output=json --output-fields=MESSAGE --unit="$unit" "$@" </dev/null 3<&- &
reader=$!
# It holds neither stdout nor stderr, or the channel would stay open when the reader ends by itself.
{ cat <&3; kill "$reader"; } >/dev/null 2>&1 &
wait "$reader"
