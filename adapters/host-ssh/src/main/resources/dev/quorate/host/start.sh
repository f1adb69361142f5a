# start.sh UNIT MASK: asks systemd to start the unit and does not wait; MASK is `lift` or `leave`.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
unit=$1 mask=$2
echo begun

if [ "$mask" = lift ]; then systemctl unmask --quiet --runtime -- "$unit" || exit 3; fi
systemctl start --quiet --no-block -- "$unit" || { [ "$mask" = leave ] && exit 3 || exit 4; }
echo "systemd was asked to start $unit"
