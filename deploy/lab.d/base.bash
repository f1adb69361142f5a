# shellcheck shell=bash
# The base image: one Debian tree, built once and kept; every host is an overlay over it.

base_packages=systemd,systemd-sysv,dbus,openssh-server,etcd-server,etcd-client,iproute2,procps,sudo
debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# A changed recipe makes a new image; the old one goes when the new one is there.
base_image() { echo "$cache/${choice[suite]}-$(sha256sum <"$parts/base.bash" | cut -c1-12)"; }

install_missing_packages() {
  local packages
  packages=$(missing_packages)
  [[ -n $packages ]] || return 0
  command -v apt-get >/dev/null || refuse "The lab needs these packages (by their Debian names), install them first: $packages"
  say "installing $packages"
  mkdir -p "$cache"
  # shellcheck disable=SC2086  # a list of names
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $packages; } \
    </dev/null >"$cache/apt.log" 2>&1 || fail "apt-get could not install $packages: $(grep '^E:' "$cache/apt.log" | head -1) (all of it: $cache/apt.log)"
  rm -f "$cache/apt.log"
}

missing_packages() {
  {
    while read -r command package; do
      command -v "$command" >/dev/null || echo "$package"
    done <<'LIST'
systemd-nspawn systemd-container
debootstrap debootstrap
ip iproute2
nft nftables
ssh openssh-client
ssh-keygen openssh-client
mkfs.ext4 e2fsprogs
curl curl
setsid util-linux
nsenter util-linux
findmnt util-linux
openssl openssl
LIST
    [[ -e $debian_keyring ]] || echo debian-archive-keyring
  } | sort -u | xargs
}

# The mirror this machine's own apt uses; on Ubuntu that is none of Debian's.
debian_mirror() {
  local mirror
  mirror=$(apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null \
    | sed -n 's/^Debian|Debian|//p' | head -1)
  case $mirror in
    http://* | https://*) echo "$mirror" ;;
    mirror+file:*) sed -n 's/^\(https\?:[^[:space:]]*\).*/\1/p' "${mirror#mirror+file:}" | head -1 ;;
    *) echo http://deb.debian.org/debian ;;
  esac
}

use_proxy_of_apt() {
  local proxy
  proxy=$(apt-config dump --format '%v' Acquire::http::Proxy 2>/dev/null || true)
  [[ -z $proxy || $proxy == DIRECT ]] || export http_proxy=$proxy
}

build_base_unless_cached() {
  [[ ! -d $(base_image) ]] || return 0
  local started draft
  started=$(now_ms)
  say "building the base image (${choice[suite]}, once, about a minute)"
  mkdir -p "$cache"
  drop_images 'building.*'
  draft=$(mktemp -d "$cache/building.XXXXXX")
  # In the background, since bash forgets `set -e` in whatever stands before ||.
  build_base "$draft" >"$cache/build.log" 2>&1 &
  wait $! || fail "The base image could not be built: $(tail -1 "$cache/build.log") (all of it: $cache/build.log)"
  drop_images "${choice[suite]}-*"
  mv "$draft" "$(base_image)"
  rm -f "$cache/build.log"
  say "base image built in $(since "$started")"
}

build_base() {
  use_proxy_of_apt
  chmod 755 "$1"
  debootstrap --variant=minbase --keyring="$debian_keyring" --include="$base_packages" "${choice[suite]}" "$1" "$(debian_mirror)"
  make_like_container_linux "$1"
  rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*
}

make_like_container_linux() { # TREE
  # Debian's unit claims the alias etcd2.service while enabled.
  systemctl --root="$1" disable etcd.service
  # From this script systemd would generate an etcd.service where that is absent, and starting either of two units that
  # conflict kills the other's etcd after 30 s.
  rm -f "$1"/etc/init.d/etcd "$1"/etc/rc?.d/*etcd
  # Each host brings its own.
  rm -f "$1"/etc/ssh/ssh_host_* "$1"/etc/machine-id "$1"/var/lib/dbus/machine-id "$1"/etc/hostname
  mask_what_hosts_do_not_need "$1"
  chroot "$1" useradd --create-home --shell /bin/bash --groups sudo,systemd-journal --password '*' core
  mkdir -p "$1/usr/lib64"
  ln -s ../lib/tmpfiles.d "$1/usr/lib64/tmpfiles.d"
}

mask_what_hosts_do_not_need() {
  local unit
  for unit in console-getty.service getty.target apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer \
    e2scrub_all.timer e2scrub_reap.service systemd-networkd.service systemd-networkd.socket; do
    ln -sf /dev/null "$1/etc/systemd/system/$unit"
  done
}

drop_images() { # PATTERN, in the cache
  local image
  for image in "$cache"/$1; do
    [[ -d $image ]] || continue
    # An interrupted debootstrap leaves /proc mounted in its tree.
    unmount_below "$image"
    rm -rf --one-file-system "$image"
  done
}

unmount_below() { # DIRECTORY and what is mounted in it, the last mounted first
  local target
  while read -r target; do
    umount "$target" || umount --lazy "$target"
  done < <(findmnt --raw --noheadings --output TARGET | awk -v top="$1" '$0 == top || index($0, top "/") == 1' | tac)
}
