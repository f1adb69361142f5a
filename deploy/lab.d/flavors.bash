# shellcheck shell=bash
# How etcd stands on a host. A flavor names its `unit`, its `data` directory and what its unit does `after_failure`, and
# writes the settings into the place where the unit looks for them. Its files come from its own rootfs.

use_flavor() {
  # shellcheck source=/dev/null
  source "$parts/flavors/${choice[flavor]}/flavor.bash"
}

install_flavor() { # HOST TOKEN
  local root
  root=$(root_of "$1")
  copy_rootfs "$parts/flavors/${choice[flavor]}/rootfs" "$root"
  write_settings "$1" "$2"
  is_spare "$1" || systemctl --quiet --root="$root" enable "$unit"
}

# Lines of a name and a value, the names those of etcd's flags.
settings_of() { # HOST TOKEN
  url_settings "$1"
  discovery_setting "$1" "$2"
}

url_settings() { # HOST
  local address
  address=$(address_of "$1")
  echo "listen-peer-urls http://0.0.0.0:2380"
  echo "listen-client-urls http://0.0.0.0:2379,http://0.0.0.0:4001"
  echo "initial-advertise-peer-urls http://$address:2380"
  echo "advertise-client-urls http://$address:2379"
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
