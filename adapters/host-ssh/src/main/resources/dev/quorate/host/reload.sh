# reload.sh UNIT MASK: lets systemd read its files again and prints what it then says, a line each: `journal {json}`.
# MASK is `lift` or `leave`. Where it is lifted, files are new, and systemd-analyze is asked too: `verify text`.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$1 mask=$2
echo begun

cursor=$(journalctl --quiet --lines=0 --show-cursor | sed -n 's/^-- cursor: //p')
if [ "$mask" = lift ]; then
  systemctl --quiet --no-reload unmask --runtime -- "$unit" || exit 3
  # It reads the files by itself, so it can do so while systemd does; a slow one is not worth waiting for.
  { timeout -k 1 0.4 systemd-analyze verify --man=no -- "$unit" 2>&1 | sed 's/^/verify /'; } &
fi
systemctl daemon-reload || exit 4
journalctl --sync
wait
journalctl --quiet --no-pager ${cursor:+"--after-cursor=$cursor"} --boot --output=json \
  --output-fields=MESSAGE,PRIORITY,UNIT,MESSAGE_ID,CONFIG_FILE --all _PID=1 | tail -n 200 | sed 's/^/journal /'
