# shellcheck shell=bash disable=SC2034  # the lab reads the names
# Container Linux's etcd2.service, set up by cloud-init.

etcd_unit=etcd2.service
etcd_data=/var/lib/etcd2
after_failure='restarts and fails every 10 s'

# Container Linux's coreos-cloudinit wrote this file into /run anew at each boot. There is no cloud-init here, so it lies in /etc,
# where it outlives a reboot as it did there by being rewritten; a 99- in /run still follows it.
write_settings() { # HOST TOKEN
  local directory
  directory=$(root_of "$1")/etc/systemd/system/etcd2.service.d
  mkdir -p "$directory"
  {
    echo '[Service]'
    { settings_of "$1" "$2"; echo "enable-v2 true"; } | as_environment | sed 's/.*/Environment="&"/'
  } >"$directory/20-cloudinit.conf"
}
