# enable.sh UNIT WAY: WAY `disable` lets no boot start the unit, WAY `enable` lets it. What runs is left as it is; systemd
# reads its files again. Exit 3: no, and nothing was changed; 4: half done.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$1 way=$2
is() { systemctl is-enabled -- "$unit" 2>/dev/null; }
echo begun

before=$(is)
systemctl "$way" --quiet -- "$unit"
after=$(is)
# Its exit status is 0 for a unit that is not there, too.
case $way-$after in
  enable-enabled*) ;;
  *- | *-not-found | disable-enabled* | enable-*)
    echo "$unit is ${after:-not known here}" >&2
    [ "$after" = "$before" ] && exit 3 || exit 4 ;;
esac
echo "$unit is $after"
exit 0
