# shellcheck shell=bash disable=SC2034  # the lab reads the names
# An etcd.service that reads all of its settings from a file.

etcd_unit=etcd.service
etcd_data=/var/lib/etcd
after_failure='restarts and fails every 10 s'

write_settings() { # HOST TOKEN
  local directory
  directory=$(root_of "$1")/etc/etcd
  mkdir -p "$directory"
  {
    echo "name: $(name_of "$1")"
    echo "data-dir: $etcd_data"
    { url_settings "$1"; discovery_setting "$1" "$2"; echo "enable-v2 true"; } | as_yaml
    # Beside a file etcd forgets its own default, and the specs look at the cluster through the gateway.
    echo "enable-grpc-gateway: true"
    if has_tls; then
      echo 'client-transport-security:'
      tls_settings '  ' | as_yaml
      echo 'peer-transport-security:'
      tls_settings '  ' | as_yaml
    fi
  } >"$directory/etcd.yaml"
}

as_yaml() { sed 's/\([^ ]\) /\1: /'; }
