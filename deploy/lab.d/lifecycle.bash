# shellcheck shell=bash
# up and down.

marker=.quorate-lab

lab_up() { # [N] [CHOICE...]
  choose "$@"
  local wanted
  wanted=$(choices_in_words)
  lock
  refuse_if_bridge_is_not_ours
  if is_up; then
    report_already_up "$wanted"
    return
  fi
  refuse_if_state_is_not_ours
  install_missing_packages
  clean_if_half_there
  refuse_if_subnet_is_taken
  build_base_unless_cached
  use_flavor
  bring_up
}

is_up() { [[ -e $state/up ]] && bridge_exists && has_processes discovery && (recall_choices && hosts_are_up); }

# A host without power does not make the lab half: somebody may have shut it down. All of them without power do, and so
# does one that has lost its nspawn.
hosts_are_up() {
  local host answer=1
  for host in $(all_hosts); do
    ! is_orphaned "$host" || return 1
    ! has_power "$host" || answer=0
  done
  return "$answer"
}

report_already_up() { # WANTED
  local there
  recall_choices
  there=$(choices_in_words)
  if [[ $there != "$1" ]]; then
    refuse "The lab is up as '$there', not as '$1'; end it first: deploy/lab down && deploy/lab up $1"
  fi
  say "the lab is already up with ${choice[hosts]} hosts"
  if ! lab_status; then say "it stays as it is; to mend what can be mended: deploy/lab heal"; fi
}

refuse_if_state_is_not_ours() {
  [[ -d $state && ! -e $state/$marker && -n $(ls -A "$state") ]] || return 0
  refuse "$state holds something else; give the lab a directory of its own with QUORATE_LAB_STATE."
}

clean_if_half_there() {
  [[ -e $state/$marker ]] || bridge_exists || return 0
  say "removing what an earlier lab left"
  remove_lab
}

bring_up() {
  local started host token
  started=$(now_ms)
  mkdir -p "$state"
  touch "$state/$marker"
  make_bridge
  launch_discovery
  write_keys
  if has_tls; then make_certificates_of_lab; fi
  token=$(new_discovery_token "${choice[members]}")
  # In the background each, and each waited for: `wait` without a number forgets failures.
  local makers=()
  for host in $(all_hosts); do
    {
      make_host "$host" "$token"
      is_proxy "$host" || power_on "$host"
    } &
    makers+=($!)
  done
  for host in "${makers[@]}"; do wait "$host" || fail "A host could not be made; deploy/lab down removes what there is."; done
  write_known_hosts
  write_configuration
  await_members
  # Who comes to discovery when the cluster is full becomes a proxy, so these come last.
  for host in $(all_hosts); do ! is_proxy "$host" || power_on "$host"; done
  await_hosts "$started"
  remember_choices
  say "hosts up: ${choice[hosts]}, in $(since "$started"); configuration in $state/quorate.yaml"
  say "next: deploy/lab break node$((choice[members] > 1 ? 2 : 1)) wipe    or look around: deploy/lab ssh node1"
}

write_keys() {
  ssh-keygen -q -t ed25519 -N '' -C 'quorate lab' -f "$state/id_ed25519"
}

write_known_hosts() {
  local host key
  for host in $(all_hosts); do
    read -r -a key <"$(root_of "$host")/etc/ssh/ssh_host_ed25519_key.pub"
    echo "$(address_of "$host") ${key[0]} ${key[1]}"
  done >"$state/known_hosts"
}

write_configuration() {
  local others
  others=$(listed is_no_member '"%s": {}')
  {
    echo "# Written by deploy/lab up, gone with deploy/lab down."
    echo "store: sqlite:$state/quorate.db"
    echo "clusters:"
    echo "  lab:"
    echo "    endpoints: [$(listed is_member "\"$(scheme)://%s:2379\"")]"
    ! has_tls || echo "    tls: {ca: ca.pem, cert: bot.pem, key: bot.key}"
    echo "    ssh: {user: core, key: id_ed25519, known-hosts: known_hosts}"
    [[ -z $others ]] || echo "    hosts: {$others}"
    cat <<YAML
    rooms: ["console:ops"]
people:
  alice: {unix: alice, groups: [etcd-oncall]}
  bob: {unix: bob, groups: [etcd-oncall]}
  carol: {unix: carol, groups: [etcd-oncall]}
  dave: {unix: dave}
chats:
  console: {socket: $state/chat.sock, allow-as: true}
YAML
  } >"$state/quorate.yaml"
}

is_no_member() { ! is_member "$1"; }

listed() { # CONDITION FORMAT: the addresses of the hosts that meet it, with commas between
  local host comma=""
  for host in $(all_hosts); do
    "$1" "$host" || continue
    # shellcheck disable=SC2059  # the caller's own
    printf "$comma$2" "$(address_of "$host")"
    comma=", "
  done
}

await_members() {
  local host
  for host in $(all_hosts); do
    ! is_member "$host" || await 60 is_voting "$host" \
      || fail "etcd on $(name_of "$host") is not healthy after 60 s; see $(directory_of "$host")/console.log and deploy/lab status"
  done
}

await_hosts() { # START-MS
  local host
  for host in $(all_hosts); do
    ! is_proxy "$host" || await 60 is_proxying "$host" || fail "etcd on $(name_of "$host") is no proxy after 60 s; see $(directory_of "$host")/console.log"
  done
  say "etcd healthy on all after $(since "$1")"
  for host in $(all_hosts); do
    await 30 takes_logins "$host" || fail "sshd on $(name_of "$host") takes no login after 30 s; see $(directory_of "$host")/console.log"
  done
  say "ssh answers on all after $(since "$1")"
}

lab_down() { # [--purge]
  [[ ${1:---purge} == --purge ]] || refuse "deploy/lab down takes --purge or nothing, not '$1'."
  lock
  refuse_if_bridge_is_not_ours
  refuse_if_state_is_not_ours
  local started
  started=$(now_ms)
  remove_lab
  [[ ${1:-} != --purge ]] || purge_cache
  say "the lab is down, in $(since "$started")"
  unlock_for_good
}

remove_lab() {
  local host
  for host in {1..9}; do power_off "$host"; done
  kill_cgroup discovery
  for host in {1..9}; do remove_host "$host"; done
  remove_partitions
  remove_bridge
  remove_cgroups
  rm -rf --one-file-system "$state"
}

purge_cache() {
  drop_images 'building.*'
  local suite
  for suite in "${suites[@]}"; do drop_images "$suite-*"; done
  rm -f "$cache/build.log" "$cache/apt.log"
  [[ ! -d $cache ]] || rmdir --ignore-fail-on-non-empty "$cache"
}
