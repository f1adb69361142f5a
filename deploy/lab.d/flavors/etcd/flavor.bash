# shellcheck shell=bash disable=SC2034  # the lab reads the names
# Debian's own etcd.service: settings in its EnvironmentFile, which beats Environment= in any drop-in.

etcd_unit=etcd.service
etcd_data=/var/lib/etcd/default
# Restart=on-abnormal: an exit code, even of failure, is a normal end.
after_failure='fails and is left alone'

write_settings() { # HOST TOKEN
  { settings_of "$1" "$2"; echo "enable-v2 true"; } | as_environment | sed 's/=\(.*\)/="\1"/' >>"$(root_of "$1")/etc/default/etcd"
}
