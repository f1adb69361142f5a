# shellcheck shell=bash
# What the lab is made of: chosen by `up`, remembered in the state directory until `down`.

flavors=(etcd2 etcd-member etcd config-file)
suites=(bookworm trixie)

declare -A choice=([hosts]=3 [flavor]=etcd2 [suite]=bookworm [tls]=no [members]=3 [spare]=0)

choose() { # what `up` was called with
  local given=""
  choice[members]=""
  while (($# > 0)); do
    case $1 in
      --tls) choice[tls]=yes ;;
      --flavor | --suite | --members | --spare)
        (($# > 1)) || refuse "deploy/lab up $1 needs a value; see deploy/lab help"
        choice[${1#--}]=$2
        shift
        ;;
      -*) refuse "deploy/lab up does not know '$1'; it knows --flavor, --suite, --tls, --members and --spare" ;;
      *)
        [[ -z $given ]] || refuse "deploy/lab up takes one number of hosts, not '$given' and '$1'."
        given=$1
        choice[hosts]=$1
        ;;
    esac
    shift
  done
  refuse_bad_choices
}

refuse_bad_choices() {
  [[ ${choice[hosts]} =~ ^[1-9]$ ]] || refuse "deploy/lab up takes a number of hosts from 1 to 9, not '${choice[hosts]}'."
  need_one_of flavor "${flavors[@]}"
  need_one_of suite "${suites[@]}"
  need_between spare 0 $((choice[hosts] - 1))
  local may=$((choice[hosts] - choice[spare]))
  choice[members]=${choice[members]:-$may}
  need_between members 1 "$may"
}

need_one_of() { # CHOICE VALUE...
  local name=$1 value
  shift
  for value in "$@"; do
    [[ ${choice[$name]} != "$value" ]] || return 0
  done
  refuse "deploy/lab up --$name takes one of $*, not '${choice[$name]}'."
}

need_between() { # CHOICE LEAST MOST
  [[ ${choice[$1]} =~ ^[0-9]$ ]] && ((choice[$1] >= $2 && choice[$1] <= $3)) \
    || refuse "deploy/lab up --$1 takes a number from $2 to $3 here, not '${choice[$1]}'."
}

remember_choices() {
  local name
  for name in "${!choice[@]}"; do echo "$name ${choice[$name]}"; done >"$state/up"
}

recall_choices() {
  local name value
  while read -r name value; do choice[$name]=$value; done <"$state/up"
  use_flavor
}

# As one would have to type them.
choices_in_words() {
  local words="${choice[hosts]} --flavor ${choice[flavor]} --suite ${choice[suite]}"
  [[ ${choice[tls]} == no ]] || words+=" --tls"
  ((choice[members] + choice[spare] == choice[hosts])) || words+=" --members ${choice[members]}"
  ((choice[spare] == 0)) || words+=" --spare ${choice[spare]}"
  echo "$words"
}

has_tls() { [[ ${choice[tls]} == yes ]]; }

# Hosts are members first, then proxies, then spare.
is_member() { (($1 <= choice[members])); }
is_spare() { (($1 > choice[hosts] - choice[spare])); }
is_proxy() { ! is_member "$1" && ! is_spare "$1"; }
