# shellcheck shell=bash
# With --tls: an authority of the lab's own, a certificate for each host and one for the bot. Everybody shows one to everybody.

host_certificates=/etc/ssl/etcd

make_certificates_of_lab() {
  make_authority
  # A proxy compares a client's names with the address it comes from, as members do with their peers only.
  make_certificate "$state/bot" quorate "IP:$bot_address" clientAuth
}

make_authority() {
  new_key "$state/ca.key"
  openssl req -x509 -new -key "$state/ca.key" -days 365 -subj '/CN=quorate lab' -out "$state/ca.pem"
}

# As PKCS#8, which Java reads.
new_key() { (umask 077 && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"); }

make_certificate() { # FILE-WITHOUT-ENDING NAME ALTERNATIVE-NAMES USES
  new_key "$1.key"
  openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.request"
  printf '%s\n' 'basicConstraints=CA:FALSE' 'keyUsage=digitalSignature' "subjectAltName=$3" "extendedKeyUsage=$4" >"$1.extensions"
  openssl x509 -req -in "$1.request" -extfile "$1.extensions" -days 365 -out "$1.pem" \
    -CA "$state/ca.pem" -CAkey "$state/ca.key" -set_serial "0x$(random_hex 8)" 2>"$1.log" || fail "openssl: $(<"$1.log")"
  rm "$1.request" "$1.extensions" "$1.log"
}

# A member is a client of its peers and of itself.
certify_host() { # HOST
  local directory root owner draft
  directory=$(directory_of "$1")
  root=$(root_of "$1")
  draft=$directory/etcd
  make_certificate "$draft" "$(name_of "$1")" "IP:$(address_of "$1"),IP:127.0.0.1,DNS:$(name_of "$1")" serverAuth,clientAuth
  owner=$(sed -n 's/^etcd:[^:]*:\([0-9]*\):\([0-9]*\):.*/--owner=\1 --group=\2/p' "$root/etc/passwd")
  # shellcheck disable=SC2086  # two options
  install $owner --mode=500 --directory "$root$host_certificates"
  # shellcheck disable=SC2086
  install $owner --mode=400 "$draft.pem" "$draft.key" "$state/ca.pem" "$root$host_certificates"
  rm "$draft.pem" "$draft.key"
}

# What etcd is told about them: once for clients, once with `peer-` before each name.
tls_settings() { # PREFIX
  has_tls || return 0
  echo "$1cert-file $host_certificates/etcd.pem"
  echo "$1key-file $host_certificates/etcd.key"
  echo "$1client-cert-auth true"
  echo "$1trusted-ca-file $host_certificates/ca.pem"
}

scheme() { if has_tls; then echo https; else echo http; fi; }

curl_as_bot() {
  local trust=()
  ! has_tls || trust=(--cacert "$state/ca.pem" --cert "$state/bot.pem" --key "$state/bot.key")
  curl --silent --max-time 1 --noproxy '*' "${trust[@]}" "$@"
}

etcdctl_in_host() { # HOST ARGUMENTS...
  local host=$1 trust=()
  shift
  ! has_tls || trust=(--cacert "$host_certificates/ca.pem" --cert "$host_certificates/etcd.pem" --key "$host_certificates/etcd.key")
  in_host "$host" env ETCDCTL_API=3 etcdctl --endpoints="$(scheme)://127.0.0.1:2379" "${trust[@]}" "$@"
}
