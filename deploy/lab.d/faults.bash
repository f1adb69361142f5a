# shellcheck shell=bash
# Breaking a host, and undoing it.

lab_break() { # HOST FAULT
  need_lab
  lock
  local host
  host=$(host_number "$1")
  case $2 in
    kill | wipe | disk-full | partition | freeze | reboot | stop-etcd | freeze-etcd) ;;
    *) refuse "deploy/lab cannot break by '$2'; it knows kill, wipe, disk-full, partition, freeze, reboot, stop-etcd and freeze-etcd" ;;
  esac
  has_power "$host" || fail "$(name_of "$host") has no power; deploy/lab heal $(name_of "$host") boots it"
  [[ $2 == freeze || $2 == reboot || $2 == partition ]] || ! is_frozen "node$host" \
    || fail "$(name_of "$host") is frozen and can do nothing; deploy/lab heal $(name_of "$host") thaws it"
  case $2 in
    kill | wipe | stop-etcd) ! is_idle_spare "$host" || fail "$(name_of "$host") is spare: no etcd runs there that could be broken" ;;
  esac
  "break_by_${2//-/_}" "$host"
}

break_by_kill() {
  kill_etcd "$1"
  say "killed etcd on $(name_of "$1"), and it stays dead: $etcd_unit is stopped"
}

# Restart= would revive it, in 10 s or in 0.1 s. After a stop systemd leaves a unit alone until somebody starts it.
kill_etcd() {
  in_host "$1" sh -c 'systemctl kill --signal=KILL "$1"; systemctl stop "$1"' sh "$etcd_unit"
  await 5 etcd_is_not_running "$1" || fail "etcd on $(name_of "$1") does not die"
}

break_by_wipe() {
  kill_etcd "$1"
  in_host "$1" find "$etcd_data" -mindepth 1 -delete
  # What Restart= would do by itself in most flavors.
  in_host "$1" systemctl start --no-block "$etcd_unit"
  if is_proxy "$1"; then
    say "killed etcd on $(name_of "$1") and deleted its data; to discovery it is a new host, and becomes a proxy again"
  else
    say "killed etcd on $(name_of "$1") and deleted its data; the unit now $after_failure"
  fi
}

runaway_log=/var/log/runaway.log

break_by_disk_full() {
  fill_disk "$(root_of "$1")$runaway_log"
  say "filled the disk of $(name_of "$1") with $runaway_log"
  etcd_is_not_running "$1" || make_etcd_grow "$1"
}

fill_disk() { # FILE
  local free
  free=$(($(stat --file-system --format='%a * %S' "$(dirname "$1")")))
  # The last blocks by writing, since the file's own bookkeeping takes some of what was free.
  fallocate --length $((free * 9 / 10)) "$1"
  cat /dev/zero >>"$1" 2>/dev/null || true
}

# etcd has preallocated its log, so it meets the full disk only when its database grows.
make_etcd_grow() { # HOST
  local value
  value=$(head -c 60000 /dev/zero | tr '\0' x)
  for _ in {1..10}; do
    (put_key lab/filler "$value") 2>/dev/null || break
    ! await 1 etcd_is_not_running "$1" || break
  done
  (etcdctl_on_healthy_host del lab/filler) >/dev/null 2>&1 || true
  if etcd_is_healthy "$1"; then
    say "etcd there has not noticed yet; it fails when its database next grows"
  else
    say "etcd there failed when its database grew (by lab/filler, a key written through a healthy host and deleted again)"
  fi
}

break_by_partition() {
  cut_off "$1"
  say "cut $(name_of "$1") off from everything"
}

break_by_freeze() {
  freeze_cgroup "node$1"
  say "froze $(name_of "$1")"
}

break_by_reboot() {
  power_off "$1"
  power_on "$1"
  say "power-cycled $(name_of "$1")"
  is_cut_off "$1" || await 30 takes_logins "$1" || fail "sshd on $(name_of "$1") takes no login after 30 s"
}

break_by_stop_etcd() {
  in_host "$1" systemctl stop "$etcd_unit"
  say "stopped $etcd_unit on $(name_of "$1")"
}

break_by_freeze_etcd() {
  signal_etcd "$1" STOP
  say "sent SIGSTOP to etcd on $(name_of "$1"): it accepts connections and answers nothing"
}

etcd_pids() { # HOST
  find "$(cgroup_of "node$1")" -path "*/$etcd_unit/cgroup.procs" -exec cat {} + 2>/dev/null || true
}

etcd_is_not_running() { [[ -z $(etcd_pids "$1") ]]; }

signal_etcd() { # HOST SIGNAL
  local pids
  pids=$(etcd_pids "$1")
  [[ -n $pids ]] || fail "etcd on $(name_of "$1") does not run"
  # shellcheck disable=SC2086  # a list of numbers
  kill -s "$2" $pids
}

etcd_is_stopped_by_signal() { # HOST
  local pid
  for pid in $(etcd_pids "$1"); do
    ! grep -q '^State:.T' "/proc/$pid/status" 2>/dev/null || return 0
  done
  return 1
}

disk_is_filled() { [[ -e $(root_of "$1")$runaway_log ]]; }

data_of() { echo "$(root_of "$1")$etcd_data"; }

has_no_data() { [[ ! -d $(data_of "$1")/member/wal && ! -d $(data_of "$1")/proxy ]]; }

lab_heal() { # [HOST]
  need_lab
  lock
  local host hosts
  if (($# == 1)); then hosts=$(host_number "$1"); else hosts=$(all_hosts); fi
  # One thing on all hosts before the next: a member that waits for quorum waits for the others.
  for host in $hosts; do mend_host "$host"; done
  for host in $hosts; do start_etcd "$host"; done
  for host in $hosts; do report_etcd "$host"; done
}

mend_host() { # HOST
  local name
  name=$(name_of "$1")
  if is_orphaned "$1"; then power_off "$1"; fi
  if ! has_power "$1"; then power_on "$1"; say "$name: switched on"; fi
  if is_frozen "node$1"; then thaw_cgroup "node$1"; say "$name: thawed"; fi
  if is_cut_off "$1"; then reconnect "$1"; say "$name: reconnected"; fi
  if etcd_is_stopped_by_signal "$1"; then signal_etcd "$1" CONT; say "$name: etcd goes on"; fi
  if disk_is_filled "$1"; then rm "$(root_of "$1")$runaway_log"; say "$name: disk space is back"; fi
  await 30 takes_logins "$1" || say "$name: takes no login after 30 s"
}

start_etcd() { # HOST
  if ! etcd_is_healthy "$1"; then let_proxy_start "$1"; fi
  has_no_data "$1" || in_host "$1" systemctl start --no-block "$etcd_unit" 2>/dev/null || true
}

# One that fell back from discovery leaves a member/ without a log beside its proxy/, and with both of them no etcd starts.
let_proxy_start() { # HOST
  local place
  place=$(data_of "$1")
  [[ -d $place/proxy && -d $place/member && ! -d $place/member/wal ]] || return 0
  rm -r "$place/member"
  say "$(name_of "$1"): removed the empty member/ that kept the proxy from starting"
}

report_etcd() { # HOST
  local name
  name=$(name_of "$1")
  if is_idle_spare "$1"; then
    say "$name: spare"
  elif has_no_data "$1"; then
    say "$name: its data is wiped, which only replacing the member mends"
  elif await 20 etcd_is_healthy "$1"; then
    say "$name: $(voting_or_proxying "$1")"
  else
    say "$name: not healthy after 20 s: $(unit_state "$1")"
  fi
}
