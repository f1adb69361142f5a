# shellcheck shell=bash disable=SC2034  # the lab reads the names
# An etcd.service that reads all of its settings from a file.

unit=etcd.service
data=/var/lib/etcd
after_failure='restarts and fails every 10 s'

write_settings() { # HOST TOKEN
  local directory
  directory=$(root_of "$1")/etc/etcd
  mkdir -p "$directory"
  {
    echo "name: $(name_of "$1")"
    echo "data-dir: $data"
    { url_settings "$1"; discovery_setting "$1" "$2"; echo "enable-v2 true"; } | as_yaml
  } >"$directory/etcd.yaml"
}

as_yaml() { sed 's/ /: /'; }
