# shellcheck shell=bash
# What there is to see, looked at afresh each time: the lab keeps no record of what it broke.

need_lab() {
  [[ -e $state/up ]] || fail "The lab is down; bring it up: deploy/lab up"
  recall_choices
}

lab_status() { # true when every etcd is healthy and nothing is broken
  need_lab
  local host lines
  lines=$(for host in $(all_hosts); do status_line "$host" & done; wait)
  printf '%-6s %-9s %-6s %-5s %-52s %s\n' host address power ssh etcd broken
  sort <<<"$lines"
  ! grep -q -v -E ' (healthy|proxy|spare)  *-$' <<<"$lines"
}

status_line() { # HOST
  printf '%-6s %-9s %-6s %-5s %-52s %s\n' "$(name_of "$1")" "$(address_of "$1")" \
    "$(yes_or_no on off has_power "$1")" "$(yes_or_no ok down takes_logins "$1")" "$(etcd_state "$1")" "$(faults_of "$1")"
}

yes_or_no() { # YES NO COMMAND...
  local yes=$1 no=$2
  shift 2
  if "$@"; then echo "$yes"; else echo "$no"; fi
}

etcd_state() { # HOST
  if etcd_is_healthy "$1"; then
    voting_or_proxying "$1"
  elif ! has_power "$1"; then
    echo "no power"
  elif is_frozen "node$1"; then
    echo "frozen with its host"
  elif is_idle_spare "$1"; then
    echo spare
  else
    unit_state "$1"
  fi
}

voting_or_proxying() { # HOST
  if listens_for_peers "$1"; then
    echo healthy
  elif is_proxy "$1"; then
    echo proxy
  else
    echo "proxy, but was made for something else"
  fi
}

unit_state() { # HOST
  local ActiveState="" SubState="" NRestarts=0 LoadState="" line
  while read -r line; do
    case $line in
      ActiveState=* | SubState=* | NRestarts=* | LoadState=*) local "$line" ;;
    esac
  done < <(in_host "$1" systemctl show "$etcd_unit" -p ActiveState,SubState,NRestarts,LoadState 2>/dev/null)
  local text="$LoadState, $ActiveState ($SubState), restarted $NRestarts times"
  text=${text#loaded, }
  text=${text/, restarted 0 times/}
  echo "${text/active (running)/runs, not healthy}"
}

faults_of() { # HOST
  local faults=()
  is_orphaned "$1" && faults+=(no-nspawn)
  is_frozen "node$1" && faults+=(freeze)
  is_cut_off "$1" && faults+=(partition)
  etcd_is_stopped_by_signal "$1" && faults+=(freeze-etcd)
  disk_is_filled "$1" && faults+=(disk-full)
  has_no_data "$1" && ! is_idle_spare "$1" && faults+=(wipe)
  ((${#faults[@]} > 0)) || faults=(-)
  echo "${faults[*]}"
}

lab_ssh() { # HOST [COMMAND...]
  need_lab
  local host
  host=$(host_number "$1")
  shift
  log_in "$host" "$@"
}

# No proxy: they do not speak v3.
healthy_host() {
  local host
  for host in $(all_hosts); do
    if is_voting "$host"; then
      echo "$host"
      return
    fi
  done
  fail "No host answers as healthy; see deploy/lab status"
}

etcdctl_on_healthy_host() {
  local host
  host=$(healthy_host)
  etcdctl_in_host "$host" "$@"
}

put_key() { etcdctl_on_healthy_host put -- "$1" "$2" >/dev/null; }

lab_put() { # KEY VALUE
  need_lab
  put_key "$1" "$2"
}

lab_get() { # KEY
  need_lab
  local answer
  answer=$(etcdctl_on_healthy_host get -- "$1")
  [[ -n $answer ]] || fail "There is no key '$1'."
  # The key on a line, the value below it.
  answer=${answer#"$1"}
  say "${answer#$'\n'}"
}
