# fence.sh UNIT: masks the unit until the next boot and stops it. Exit 3: no, and nothing was changed; 4: half done.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$1
no() { echo "$1" >&2; exit 3; }
echo begun

# systemd finds these before a runtime mask, which then has no effect although `systemctl mask` says it has.
for root in /etc/systemd/system.control /run/systemd/system.control /run/systemd/transient /run/systemd/generator.early \
  /etc/systemd/system /etc/systemd/system.attached; do
  file=$root/$unit
  [ -e "$file" ] || [ -L "$file" ] || continue
  [ "$(readlink -- "$file")" != /dev/null ] || { mask=; break; }
  no "$file is found before a mask until the next boot and would defeat it; move it to /usr/local/lib/systemd/system, reload systemd and ask again"
done
if [ "${mask-wanted}" = wanted ]; then
  [ "$(systemctl show --property=LoadState --value -- "$unit")" != not-found ] || no "systemd knows no $unit on this host"
  systemctl mask --quiet --runtime -- "$unit" || exit 3
fi
systemctl stop --quiet -- "$unit" || { echo "$unit is masked, but stopping it failed" >&2; exit 4; }
echo "$unit is masked until the next boot and stopped"
