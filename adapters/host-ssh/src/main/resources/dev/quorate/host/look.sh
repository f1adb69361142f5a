# look.sh UNIT DIRECTORY PROGRAM STAMP ROOTS: everything a plan must know of this host. Changes nothing.
# An empty argument is "not known yet"; PROGRAM and STAMP name the program whose version the caller remembers. ROOTS are
# systemd's unit paths: with them the look is brief and leaves out what the caller remembers from a whole one: who holds
# the ports, the clock, the free space and the program.
# Prints pairs of NUL-ended texts, a key and its value: no byte of a value can pass for a key.
# Each process costs a millisecond or two of everybody's patience, so the shell does itself what it can.
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
LC_ALL=C; export LC_ALL
set -u
newline='
'
unit=$1 directory=$2 program=$3 stamp=$4 roots=$5 brief=$5
directories=

say() { printf '%s\0' "$@"; }
first() { line=; { IFS= read -r line || [ -n "$line" ]; } 2>/dev/null < "$1"; }

say root yes
[ -n "$brief" ] || say clock "$(date +%s.%N)"
first /etc/machine-id; say machine "$line"
first /proc/sys/kernel/random/boot_id; boot=$line; say boot "$boot"
first /proc/sys/kernel/hostname; say host "$line"
if ! command -v busctl >/dev/null; then say lacks busctl end yes; exit 0; fi

# Who holds etcd's ports: pid, name and control groups of each process; and the unit of the first that is etcd.
holder='' known=' ' rest=
[ -n "$brief" ] || rest=$(ss -Htlnp '( sport = :2379 or sport = :2380 )')
while [ "${rest#*pid=}" != "$rest" ]; do
  rest=${rest#*pid=}
  pid=${rest%%[!0-9]*}
  case $known in *" $pid "*) continue ;; esac
  known="$known$pid "
  first "/proc/$pid/comm" || continue
  name=$line groups=
  while IFS= read -r line; do
    case $line in 0::/?* | *:name=systemd:/?*) groups="$groups${line#*:*:}$newline" ;; esac
  done < "/proc/$pid/cgroup"
  say holder "$pid $name$newline$groups"
  case $holder$name in *.service*) ;; etcd*) case $groups in
    /user.slice/* | *kube* | *docker* | *containerd* | *libpod* | *crio* | *k3s* | *rke2*) ;;
    /*.service*) holder=${groups%%.service*}.service; holder=${holder##*/} ;;
  esac ;; esac
done

# The best of the installed units: running, then enabled, then masked until the next boot, then merely there.
choose() {
  systemctl show --property=Id,LoadState,ActiveState,UnitFileState,MainPID -- \
    etcd2.service etcd-member.service etcd.service | awk -F= '
      function rank() {
        if (load == "" || load == "not-found") return 0
        if (pid > 0 || active == "active" || active == "activating") return 5
        if (file ~ /^enabled/) return 4
        if (file == "masked-runtime") return 3
        return load == "masked" ? 1 : 2
      }
      function settle() { if (rank() > best) { best = rank(); chosen = id }; load = "" }
      $1 == "Id" { id = $2 } $1 == "LoadState" { load = $2 } $1 == "ActiveState" { active = $2 }
      $1 == "UnitFileState" { file = $2 } $1 == "MainPID" { pid = $2 } $0 == "" { settle() }
      END { settle(); print chosen }'
}
case $holder in *[!A-Za-z0-9:_.@-]*) holder= ;; esac
unit=${holder:-$unit}
[ -n "$unit" ] || unit=$(choose)
say unit "$unit"

# systemd's own path of a unit: each byte that is no letter or digit is _xx.
escape() {
  path=/org/freedesktop/systemd1/unit/ rest=$1
  while [ -n "$rest" ]; do
    byte=${rest%"${rest#?}"}
    rest=${rest#?}
    case $byte in
      _) path=${path}_5f ;; .) path=${path}_2e ;; -) path=${path}_2d ;; @) path=${path}_40 ;; :) path=${path}_3a ;;
      *) path=$path$byte ;;
    esac
  done
}

# The caller reads systemd's answer whole; here only what says where to look next.
hints() {
  printf '%s\n' "$1" | sed -n 'h
    s/.*"ExecStart":{"type":"[^"]*","data":\[\["\([^"\\]*\)".*/program \1/p; g
    s/.*"ETCD_DATA_DIR=\([^"\\]*\)".*/directory \1/p; g
    s/.*"--*data-dir=\([^"\\]*\)".*/directory \1/p; g
    s/.*"--*data-dir","\([^"\\]*\)".*/directory \1/p; g
    s/.*"--*config-file=\([^"\\]*\)".*/config \1/p; g
    s/.*"--*config-file","\([^"\\]*\)".*/config \1/p; g
    s/.*"ETCD_CONFIG_FILE=\([^"\\]*\)".*/config \1/p; g
    t now
    :now
    s/.*"EnvironmentFiles":{"type":"a(sb)","data":\[\[\([^}]*\)\]\]}.*/\1/
    t files
    d
    :files
    s/\],\[/\n/g
    s/"\([^"\\]*\)",[a-z]*/settings \1/gp'
}

# Drop-ins in systemd's order of precedence: path by path; in each etcd-member.service.d before etcd-.service.d, and
# service.d behind all. Equal file names hide each other; the caller sorts that out.
drop_ins() {
  names=$unit stem=${unit%.service}
  while :; do
    stem=${stem%-}
    case $stem in *-*) stem=${stem%-*}-; names="$names $stem.service" ;; *) break ;; esac
  done
  [ -n "$roots" ] || roots=$(systemctl show --property=UnitPath --value)
  say roots "$roots"
  set --
  for root in $roots; do
    for name in $names; do
      for file in "$root/$name.d"/*.conf; do [ ! -e "$file" ] || set -- "$@" "$file"; done
    done
  done
  for root in $roots; do
    for file in "$root/service.d"/*.conf; do [ ! -e "$file" ] || set -- "$@" "$file"; done
  done
  [ $# = 0 ] || say drop-ins "$(sha256sum -- "$@")"
}

# Files with settings that a start would read besides; their names may be patterns.
settings() {
  IFS=$newline
  for file in $1; do
    [ -f "$file" ] || continue
    say settings-file "$file" settings "$(head -c 65536 -- "$file" | tr -d '\000')"
    directories="$directories$newline$(sed -n 's/^ETCD_DATA_DIR=["'\'']*\([^"'\'']*\).*/\1/p' "$file")"
    also=$(sed -n 's/^ETCD_CONFIG_FILE=["'\'']*\([^"'\'']*\).*/config \1/p' "$file")
    [ -z "$also" ] || found=${found:+$found$newline}$also
  done
  unset IFS
}

# A configuration file of etcd; it alone counts then.
config() {
  [ -f "$1" ] || return 0
  say config-file "$1" config "$(head -c 65536 -- "$1" | tr -d '\000')"
  directories="$directories$newline$(sed -n 's/^data-dir:[[:space:]]*["'\'']*\([^"'\''#[:space:]]*\).*/\1/p' "$1")"
}

# The version of the program that would be started, asked without rights and only if the file is not known yet.
version() {
  case ${1##*/} in etcd | etcd2) ;; *) return 0 ;; esac
  is=$boot.$(stat -L -c %Y.%s.%i -- "$1") || return 0
  say program "$1" stamp "$is"
  [ "$1 $is" = "$program $stamp" ] || say version "$(
    timeout -k 1 2 setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs -- "$1" --version)"
}

if [ -n "$unit" ]; then
  escape "$unit"
  # No interface named is all of them, as `systemctl show` asks.
  properties=$(busctl --json=short call org.freedesktop.systemd1 "$path" org.freedesktop.DBus.Properties GetAll s '')
  say properties "$properties"
  drop_ins
  starts=$program
  # A brief look knows the directory, and the program is not looked at; only files with settings may be new.
  case $brief$properties in
    *config-file* | *ETCD_CONFIG_FILE*) found=$(hints "$properties") ;;
    /*'"EnvironmentFiles":{"type":"a(sb)","data":[]}'*) found= ;;
    *) found=$(hints "$properties") ;;
  esac
  while [ -n "$found" ]; do
    hint=${found%%"$newline"*}
    case $found in *"$newline"*) found=${found#*"$newline"} ;; *) found= ;; esac
    case $hint in
      'program '*) starts=${hint#* } ;;
      'directory '*) directories="$directories$newline${hint#* }" ;;
      'settings '*) settings "${hint#* }" ;;
      'config '*) config "${hint#* }" ;;
    esac
  done
  [ -n "$brief" ] || version "$starts"
fi

# Settings files of ours that a drop-in of ours names.
for file in /run/quorate/zz-quorate-*; do
  [ ! -f "$file" ] || say settings-of-ours "$(sha256sum -- "$file")"
done

# The free space where a directory is or would be.
free() {
  near=$1
  until [ -d "$near" ]; do near=${near%/*}; near=${near:-/}; done
  say free "$(stat -f -c '%a %S' -- "$near")"
}

# A data directory.
describe() {
  say directory "$1"
  [ -n "$brief" ] || free "$1"
  [ -d "$1" ] || return 0
  say mode "$(stat -L -c '%a %U' -- "$1")"
  count=0
  for file in "$1"/* "$1"/.[!.]*; do
    if [ -e "$file" ] || [ -L "$file" ]; then say entry "${file##*/}"; count=$((count + 1)); fi
    [ $count -lt 500 ] || break
  done
  for file in "$1"/member/wal/*.wal; do
    [ ! -f "$file" ] || say wal "$(head -c 256 -- "$file" | base64)"
    break
  done
}

# The one we were told, else each that the settings mention; the caller knows which one counts.
[ -z "$directory" ] || directories=$directory
known=$newline
IFS=$newline
for found in $directories; do
  case $known in *"$newline$found$newline"*) continue ;; esac
  known=$known$found$newline
  case $found in /*[!A-Za-z0-9._/@:+-]* | *..* | *//* | */) ;; /?*) describe "$found" ;; esac
done
[ -n "$brief" ] || say clock "$(date +%s.%N)"
say end yes
