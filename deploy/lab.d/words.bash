# shellcheck shell=bash
# How the lab speaks, waits and keeps a second lab out.

say() { printf '%s\n' "$*"; }

refuse() {
  printf 'lab: %s\n' "$*" >&2
  exit 2
}

fail() {
  printf 'lab: %s\n' "$*" >&2
  exit 1
}

now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

since() { # START-MS, as seconds with one digit
  local ms=$(($(now_ms) - $1))
  printf '%d.%d s' $((ms / 1000)) $((ms % 1000 / 100))
}

await() { # SECONDS COMMAND...: true once the command is, false at the deadline
  local deadline=$(($(now_ms) + $1 * 1000))
  shift
  until "$@"; do
    (($(now_ms) < deadline)) || return 1
    sleep 0.1
  done
}

settle_paths() {
  state=$(realpath -m "${QUORATE_LAB_STATE:-/var/lib/quorate-lab}")
  cache=$(realpath -m "${QUORATE_LAB_CACHE:-/var/cache/quorate-lab}")
  # The overlay's options are separated by these.
  [[ $state$cache != *[:,\\\ ]* ]] || refuse "QUORATE_LAB_STATE and QUORATE_LAB_CACHE may hold no colon, comma, backslash or blank."
}

# Bridge and addresses exist once on a machine, so the lock does too, whatever QUORATE_LAB_STATE says.
lock_file=/run/lock/quorate-lab

lock() {
  mkdir -p /run/lock
  while true; do
    exec {lock_fd}>"$lock_file"
    flock --nonblock "$lock_fd" || { say "another lab command is running, waiting for it"; flock "$lock_fd"; }
    # `down` deletes the file while others wait for it: a lock on a deleted file locks nobody out.
    [[ $lock_file -ef /proc/self/fd/$lock_fd ]] && return
    exec {lock_fd}>&-
  done
}

unlock_for_good() { rm -f "$lock_file"; }
