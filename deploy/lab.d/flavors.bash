# shellcheck shell=bash
# How etcd stands on a host. A flavor names its `etcd_unit`, its `etcd_data` directory and what its unit does `after_failure`, and
# writes the settings into the place where the unit looks for them. Its files come from its own rootfs.

use_flavor() {
  # shellcheck source=/dev/null
  source "$parts/flavors/${choice[flavor]}/flavor.bash"
}

install_flavor() { # HOST TOKEN
  local root
  root=$(root_of "$1")
  copy_rootfs "$parts/flavors/${choice[flavor]}/rootfs" "$root"
  ! has_tls || certify_host "$1"
  write_settings "$1" "$2"
  is_spare "$1" || systemctl --quiet --root="$root" enable "$etcd_unit"
}

# Lines of a name and a value, the names those of etcd's flags.
settings_of() { # HOST TOKEN
  url_settings "$1"
  tls_settings ""
  tls_settings peer-
  discovery_setting "$1" "$2"
}

url_settings() { # HOST
  local address scheme
  address=$(address_of "$1")
  scheme=$(scheme)
  echo "listen-peer-urls $scheme://0.0.0.0:2380"
  echo "listen-client-urls $scheme://0.0.0.0:2379,$scheme://0.0.0.0:4001"
  echo "initial-advertise-peer-urls $scheme://$address:2380"
  echo "advertise-client-urls $scheme://$address:2379"
}

# A spare host knows of no cluster.
discovery_setting() { # HOST TOKEN
  is_spare "$1" || echo "discovery $(discovery_url "$2")"
}

as_environment() {
  local name value
  while read -r name value; do
    name=${name^^}
    echo "ETCD_${name//-/_}=$value"
  done | sort
}
