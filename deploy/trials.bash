# shellcheck shell=bash
# Trials on a lab of three, by hand and by Quorate in turns; sourced by the scripts that measure.

# shellcheck source=deploy/prepare.bash
source "$(dirname "${BASH_SOURCE[0]}")/prepare.bash"

rounds=5
markdown=no
bot=''
lab=${QUORATE_LAB_STATE:-/var/lib/quorate-lab}

begin_trials() { # ARGUMENTS of the script
  local argument
  for argument; do
    case $argument in
      --markdown) markdown=yes ;;
      [1-9] | [1-9][0-9]) rounds=$argument ;;
      *) stop 2 "usage: deploy/$(basename "$0") [ROUNDS=5] [--markdown]" ;;
    esac
  done
  can_lab || stop 2 "the lab needs root on Debian or Ubuntu."
  command -v jq >/dev/null || install_missing jq || stop 2 "jq is needed: install it and call me again."
  need_tools
  build
  work=$(mktemp -d /tmp/quorate-speed.XXXXXX)
  trap '[[ -z $bot ]] || kill "$bot" 2>/dev/null; deploy_lab down >/dev/null; rm -rf "$work"' EXIT
  deploy_lab down >/dev/null
  deploy_lab up 3 >/dev/null
  start_bot
}

start_bot() {
  : >"$work/bot.log"
  "$root/deploy/quorate" serve --config "$lab/quorate.yaml" 2>"$work/bot.log" &
  bot=$!
  # It says so a few seconds after the start, when its rehearsals are over.
  until grep -q ' warm after ' "$work/bot.log"; do sleep 0.1; done
}

deploy_lab() { "$root/deploy/lab" "$@"; }

on() { # HOST COMMAND...: over the warm connection
  local host=$1
  shift
  command ssh -qo ControlPath="$work/%h" -o ControlMaster=auto -o ControlPersist=600 -i "$lab/id_ed25519" \
    -o UserKnownHostsFile="$lab/known_hosts" "core@$host" "$@"
}

milliseconds() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

chat() { "$root/deploy/quorate" chat --socket "$lab/chat.sock" --room ops "$@"; }

is_healthy() { curl -fsm 2 "http://$1:2379/health" | grep -q true; }

asked() { # ASK: the plan that alice gets
  local plan
  plan=$(chat --as alice --json --no-wait -c "$1" | tee "$work/ask.json" \
    | jq -r 'select(.kind == "plan") | .plan' | head -n 1)
  [[ -n $plan ]] || stop 1 "no plan: $(cat "$work/ask.json")"
  echo "$plan"
}

# From `running` to the closing summary, by the bot's own clock.
approved_run() { # PERSON COMMAND
  chat --as "$1" --json -c "$2" --timeout 120 >"$work/run.json" || stop 1 "the run failed: $(tail -n 3 "$work/run.json")"
  jq -rs '[.[] | select(.kind == "run") | .at] | .[0], .[-1]' "$work/run.json" | {
    read -r from
    read -r to
    echo $(($(date -d "$to" +%s%3N) - $(date -d "$from" +%s%3N)))
  }
}

await() { # COMMAND...: until it succeeds
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    "$@" && return
    sleep 0.05
  done
  stop 1 "waited in vain: $*"
}

# The drop-in of the wiki page, for a member that joins the others of this list.
restore_drop_in() { # HOST NAME INITIAL-CLUSTER
  put_drop_in "$1" 99-restore <<END
[Service]
Environment="ETCD_DISCOVERY="
Environment="ETCD_NAME=$2"
Environment="ETCD_INITIAL_CLUSTER=$3"
Environment="ETCD_INITIAL_CLUSTER_STATE=existing"
END
}

put_drop_in() { # HOST NAME, its text on stdin
  on "$1" "sudo mkdir -p /run/systemd/system/etcd2.service.d && sudo tee /run/systemd/system/etcd2.service.d/$2.conf >/dev/null && sudo systemctl daemon-reload"
}

remove_drop_in() { # HOST NAME
  on "$1" "sudo rm /run/systemd/system/etcd2.service.d/$2.conf && sudo systemctl daemon-reload"
}

trial() { # ROUND WAY
  local took
  took=$("$2")
  [[ $took =~ ^[0-9]+$ ]] || stop 1 "$2 took no time: $took"
  echo "$2 $took" >>"$work/trials"
  echo "round $1  $2  $took ms  load $(cut -d' ' -f1 /proc/loadavg)" >&2
}

all_of() { awk -v way="$1" '$1 == way { print $2 }' "$work/trials"; } # WAY

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

times() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; } # A B: A as so many times B

table() { # WAY...: for docs/measurements.md
  local way
  [[ $markdown == yes ]] || return 0
  printf '| way | median of %d, ms | all, ms |\n|---|---|---|\n' "$rounds"
  for way; do
    printf '| %s | %s | %s |\n' "$way" "$(all_of "$way" | median)" "$(all_of "$way" | paste -sd' ')"
  done
}
