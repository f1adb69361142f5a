# shellcheck shell=bash
# Each host lives in a cgroup of its own in the v2 tree: freezing, killing and finding its processes go by cgroup, never
# by name. A machine with the v1 layout has the v2 tree as well, at another place; there the freezer is v2's, too.

cgroup_tree() {
  local tree
  tree=$(findmnt --noheadings --first-only --output TARGET --types cgroup2) && { echo "$tree"; return; }
  tree=/run/quorate-lab-cgroup
  mkdir -p "$tree"
  mount -t cgroup2 none "$tree" || fail "This kernel has no cgroup v2; the lab cannot boot hosts here."
  echo "$tree"
}

cgroup_of() { echo "$(cgroup_tree)/quorate-lab/$1"; }

make_cgroup() { mkdir -p "$(cgroup_of "$1")"; }

has_processes() {
  local cgroup
  cgroup=$(cgroup_of "$1")
  [[ -d $cgroup ]] && grep -q '^populated 1' "$cgroup/cgroup.events"
}

has_no_processes() { ! has_processes "$1"; }

pids_in() { # CGROUP-DIRECTORY
  find "$1" -name cgroup.procs -exec cat {} + 2>/dev/null || true
}

kill_cgroup() { # NAME
  local cgroup
  cgroup=$(cgroup_of "$1")
  [[ -d $cgroup ]] || return 0
  if [[ -e $cgroup/cgroup.kill ]]; then
    echo 1 >"$cgroup/cgroup.kill"
  else
    # Kernels before 5.14. More than once, since a process may fork between the reading and the killing.
    await 10 kill_pids_of "$1" || true
  fi
  # The dead leave it frozen for those who come next.
  thaw_cgroup "$1"
  await 10 has_no_processes "$1" || fail "Processes in $cgroup do not die."
  # Linux 6.18 kills at birth what is cloned into a cgroup that was killed less or more often than its parent's. So do
  # systemd 257's services where a cgroup of the boot before is left.
  find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || true
}

kill_pids_of() {
  local pid
  for pid in $(pids_in "$(cgroup_of "$1")"); do kill -KILL "$pid" 2>/dev/null || true; done
  has_no_processes "$1"
}

# In every tree: where there is a v1 one for systemd, nspawn makes a twin of each cgroup in it.
remove_cgroups() {
  local tree
  while read -r tree; do
    [[ ! -d $tree/quorate-lab ]] || find "$tree/quorate-lab" -depth -type d -exec rmdir {} +
  done < <(findmnt --raw --noheadings --output TARGET --types cgroup,cgroup2)
  if mountpoint -q /run/quorate-lab-cgroup; then umount /run/quorate-lab-cgroup; fi
  [[ ! -d /run/quorate-lab-cgroup ]] || rmdir /run/quorate-lab-cgroup
}

freeze_cgroup() {
  echo 1 >"$(cgroup_of "$1")/cgroup.freeze"
  await 10 is_frozen "$1" || fail "$1 does not freeze."
}

thaw_cgroup() { echo 0 >"$(cgroup_of "$1")/cgroup.freeze"; }

is_frozen() { grep -q '^frozen 1' "$(cgroup_of "$1")/cgroup.events" 2>/dev/null; }

launch() { # NAME LOG COMMAND...: a daemon in the cgroup NAME that holds nothing of ours open
  local name=$1 log=$2
  shift 2
  make_cgroup "$name"
  (
    # Whoever reads our output waits until the last process that holds it closes it; and the lock is ours alone.
    close_inherited
    echo "$BASHPID" >"$(cgroup_of "$name")/cgroup.procs"
    exec setsid "$@" </dev/null >>"$log" 2>&1
  ) </dev/null >>"$log" 2>&1 &
}

close_inherited() {
  local path fd
  for path in /proc/"$BASHPID"/fd/*; do
    fd=${path##*/}
    ((fd <= 2)) || eval "exec $fd>&-"
  done
}
