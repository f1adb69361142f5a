# enable.sh UNIT WAY: WAY `disable` lets no boot start the unit, WAY `enable` lets it. What runs is left as it is; systemd
# reads its files again. Exit 3: no, and nothing was changed; 4: half done.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$1 way=$2
is() { systemctl is-enabled -- "$unit" 2>/dev/null; }
echo begun

before=$(is)
systemctl "$way" --quiet -- "$unit" || { [ "$(is)" = "$before" ] && exit 3 || exit 4; }
echo "$unit is $(is)"
exit 0
