# shellcheck shell=bash
# One bridge of the lab's own, the bot at its end; no route out, no address translation.

bridge_exists() { [[ -d /sys/class/net/$bridge ]]; }

# The bridge carries the state directory in its alias: two labs with two states would share the addresses.
bridge_alias() { cat "/sys/class/net/$bridge/ifalias" 2>/dev/null || true; }

refuse_if_bridge_is_not_ours() {
  bridge_exists || return 0
  local other
  other=$(bridge_alias)
  [[ $other != "quorate lab $state" ]] || return 0
  [[ $other == "quorate lab "* ]] || refuse "An interface $bridge exists that no lab made; rename or remove it first."
  refuse "Another lab is here, with its state in ${other#quorate lab }; end it first: QUORATE_LAB_STATE=${other#quorate lab } deploy/lab down"
}

refuse_if_subnet_is_taken() {
  local route
  route=$({ ip -4 route show match "$subnet.0/24"; ip -4 route show root "$subnet.0/24"; } \
    | grep -v -e '^default ' -e " dev $bridge " | head -1 || true)
  [[ -z $route ]] || refuse "$subnet.0/24 is in use on this machine already: ${route% }"
}

make_bridge() {
  # Without a delay a new port forwards at once.
  ip link add "$bridge" type bridge forward_delay 0 stp_state 0
  ip link set "$bridge" alias "quorate lab $state"
  ip address add "$bot_address/24" dev "$bridge"
  ip link set "$bridge" up
}

remove_bridge() {
  ! bridge_exists || ip link del "$bridge"
}

# nspawn names the machine's end of the pair after the machine.
port_of() { echo "vb-$(machine_of "$1")"; }

# A dead host's pair lingers for a moment.
remove_port() { # HOST
  ip link del "$(port_of "$1")" 2>/dev/null || true
}

# Rules name the port, not the link, so a partition outlives a reboot of the host.
cut_off() { # HOST
  local port
  port=$(port_of "$1")
  ! is_cut_off "$1" || return 0
  nft -f - <<RULES
table bridge quorate_lab {
  chain forward { type filter hook forward priority 0; }
  chain input { type filter hook input priority 0; }
  chain output { type filter hook output priority 0; }
}
add rule bridge quorate_lab forward iifname "$port" drop
add rule bridge quorate_lab forward oifname "$port" drop
add rule bridge quorate_lab input iifname "$port" drop
add rule bridge quorate_lab output oifname "$port" drop
RULES
}

partition_rules() { nft --handle list table bridge quorate_lab 2>/dev/null || true; }

is_cut_off() { partition_rules | grep "\"$(port_of "$1")\"" >/dev/null; }

reconnect() { # HOST
  local chain="" line
  while read -r line; do
    case $line in
      "chain "*) read -r _ chain _ <<<"$line" ;;
      *"\"$(port_of "$1")\""*) nft delete rule bridge quorate_lab "$chain" handle "${line##*handle }" ;;
    esac
  done < <(partition_rules)
  partition_rules | grep ' drop ' >/dev/null || remove_partitions
}

remove_partitions() {
  ! nft list table bridge quorate_lab >/dev/null 2>&1 || nft delete table bridge quorate_lab
}
