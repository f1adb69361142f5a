# shellcheck shell=bash disable=SC2034  # the lab reads the names
# Container Linux's etcd-member.service with the drop-in that a Container Linux Config is compiled to: settings are flags.

etcd_unit=etcd-member.service
etcd_data=/var/lib/etcd
after_failure='restarts and fails every 10 s'

write_settings() { # HOST TOKEN
  local directory
  directory=$(root_of "$1")/etc/systemd/system/etcd-member.service.d
  mkdir -p "$directory"
  {
    echo '[Service]'
    echo 'ExecStart='
    # shellcheck disable=SC2016  # systemd expands it
    printf '%s' 'ExecStart=/usr/lib/coreos/etcd-wrapper $ETCD_OPTS'
    settings_of "$1" "$2" | while read -r name value; do printf ' \\\n  --%s="%s"' "$name" "$value"; done
    echo
  } >"$directory/20-clct-etcd-member.conf"
}
