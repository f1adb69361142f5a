# enable.sh UNIT WAY: WAY `disable` lets no boot start the unit, WAY `enable` lets it. What runs is left as it is.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$1 way=$2
echo begun

systemctl "$way" --quiet -- "$unit" || exit 3
echo "$unit is $(systemctl is-enabled -- "$unit")"
exit 0
