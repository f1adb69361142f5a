# shellcheck shell=bash
# One host: a disk of its own over the shared base image, an identity, and nspawn to boot it.

# Sparse. Room for some data directories set aside, of 128 MB each for their preallocated logs alone.
host_disk=1G

name_of() { echo "node$1"; }
machine_of() { echo "lab-node$1"; }
address_of() { echo "$subnet.$1"; }
directory_of() { echo "$state/node$1"; }
root_of() { echo "$state/node$1/root"; }

all_hosts() { seq 1 "${choice[hosts]}"; }

host_number() { # 10.0.1.K, nodeK or K
  local number=${1#"$subnet."}
  number=${number#node}
  [[ $number =~ ^[1-9]$ ]] && ((number <= choice[hosts])) \
    || refuse "There is no host '$1'; the lab has $(name_of 1) to $(name_of "${choice[hosts]}")."
  echo "$number"
}

make_host() { # HOST TOKEN
  make_disk "$1"
  copy_rootfs "$parts/rootfs" "$(root_of "$1")"
  write_identity "$1"
  install_flavor "$1" "$2"
}

# The disk holds all that the host writes, so a full one fills no other host's, and /var/lib/etcd2 is a plain directory
# that can be renamed.
make_disk() {
  local directory
  directory=$(directory_of "$1")
  mkdir -p "$directory/disk" "$directory/root"
  truncate --size "$host_disk" "$directory/disk.img"
  # No reserve for root: an overlay writes as root whoever writes, so etcd would live on it.
  mkfs.ext4 -q -m 0 -L "$(name_of "$1")" -E lazy_itable_init=1,lazy_journal_init=1,nodiscard "$directory/disk.img"
  mount -o loop "$directory/disk.img" "$directory/disk"
  mkdir -p "$directory/disk/upper" "$directory/disk/work"
  mount -t overlay -o "lowerdir=$(base_image),upperdir=$directory/disk/upper,workdir=$directory/disk/work" \
    "$(machine_of "$1")" "$directory/root"
}

copy_rootfs() { # FROM TO
  local file mode
  [[ -d $1 ]] || return 0
  (cd "$1" && find . -type f -print0) | while IFS= read -r -d '' file; do
    mode=644
    [[ ! -x $1/$file ]] || mode=755
    install -D --mode="$mode" "$1/$file" "$2/$file"
  done
}

write_identity() {
  local root
  root=$(root_of "$1")
  random_hex 16 >"$root/etc/machine-id"
  echo >>"$root/etc/machine-id"
  name_of "$1" >"$root/etc/hostname"
  echo "LAB_ADDRESS=$(address_of "$1")/24" >"$root/etc/lab-address"
  systemctl --quiet --root="$root" enable lab-address.service
  names_of_all_hosts >"$root/etc/hosts"
  ssh-keygen -q -t ed25519 -N '' -C "$(name_of "$1")" -f "$root/etc/ssh/ssh_host_ed25519_key"
  install -d --mode=700 --owner=1000 --group=1000 "$root/home/core/.ssh"
  install --mode=600 --owner=1000 --group=1000 "$state/id_ed25519.pub" "$root/home/core/.ssh/authorized_keys"
}

names_of_all_hosts() {
  local host
  echo "127.0.0.1 localhost"
  for host in $(all_hosts); do echo "$(address_of "$host") $(name_of "$host")"; done
}

power_on() { # HOST
  SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 launch "node$1" "$(directory_of "$1")/console.log" \
    "$parts/boot-and-reboot" "$(port_of "$1")" systemd-nspawn --quiet --directory="$(root_of "$1")" --boot --register=no --keep-unit --machine="$(machine_of "$1")" \
    --hostname="$(name_of "$1")" --network-bridge="$bridge" --resolv-conf=off --timezone=off --link-journal=no --console=pipe
}

# As pulling the plug: no unit is stopped.
power_off() {
  kill_cgroup "node$1"
  remove_port "$1"
}

has_power() { has_processes "node$1"; }

# A host outlives its nspawn when only that is killed; it works on, but nobody is left to boot it again after a reboot.
is_orphaned() { leader_of "$1" >/dev/null && has_no_processes "node$1/supervisor"; }

remove_host() { # HOST
  local directory
  directory=$(directory_of "$1")
  remove_what_nspawn_left "$1"
  unmount_below "$directory"
  rm -rf --one-file-system "$directory"
}

# It cleans up after itself, but not when it is killed.
remove_what_nspawn_left() { # HOST
  local run=/run/systemd/nspawn device inode
  rm -rf --one-file-system "$run/propagate/$(machine_of "$1")" "$run/unix-export/$(machine_of "$1")"
  if read -r device inode < <(stat --format '%d %i' "$(root_of "$1")" 2>/dev/null); then
    rm -f "$(printf '%s/locks/inode-%d:%d' "$run" "$device" "$inode")"
  fi
}

# The machine's number of the host's PID 1: the process that is 1 in the PID namespace below ours.
leader_of() { # HOST
  local pid
  for pid in $(pids_in "$(cgroup_of "node$1")"); do
    if grep -q '^NSpid:[[:space:]]\+[0-9]\+[[:space:]]\+1$' "/proc/$pid/status" 2>/dev/null; then
      echo "$pid"
      return
    fi
  done
  return 1
}

in_host() { # HOST COMMAND...
  local leader host=$1
  shift
  leader=$(leader_of "$host") || return 1
  timeout 20 nsenter --target "$leader" --mount --uts --ipc --net --pid --cgroup \
    -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C "$@" </dev/null
}

etcd_is_healthy() {
  curl_as_bot "$(scheme)://$(address_of "$1"):2379/health" 2>/dev/null | grep '"health": *"true"' >/dev/null
}

# A proxy answers as healthy when some member is, but has no peers.
listens_for_peers() { timeout 1 bash -c ': </dev/tcp/"$0"/2380' "$(address_of "$1")" 2>/dev/null; }

is_voting() { etcd_is_healthy "$1" && listens_for_peers "$1"; }

is_proxying() { etcd_is_healthy "$1" && ! listens_for_peers "$1"; }

# A spare host stays one until somebody starts its etcd.
is_idle_spare() { # HOST
  is_spare "$1" && has_no_data "$1" && [[ $(in_host "$1" systemctl show "$etcd_unit" -p ActiveState --value 2>/dev/null) == inactive ]]
}

log_in() { # HOST [COMMAND...]
  local host=$1
  shift
  ssh -F /dev/null -i "$state/id_ed25519" -o IdentitiesOnly=yes -o UserKnownHostsFile="$state/known_hosts" \
    -o StrictHostKeyChecking=yes -o BatchMode=yes -o ConnectTimeout=2 -o LogLevel=ERROR "core@$(address_of "$host")" "$@"
}

takes_logins() { log_in "$1" true </dev/null >/dev/null 2>&1; }
