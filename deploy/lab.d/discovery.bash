# shellcheck shell=bash
# The discovery service that brings the members together, once, as discovery.etcd.io did: an etcd with the v2 API.

discovery_port=7379
discovery_peer_port=7380

discovery_url() { echo "http://$bot_address:$discovery_port/v2/keys/discovery/$1"; }

launch_discovery() {
  mkdir -p "$state/discovery"
  # The mount namespace is the process's own, so the bind mount ends with it.
  # shellcheck disable=SC2016  # the inner shell expands these
  launch discovery "$state/discovery.log" unshare --mount --propagation private sh -c '
    mount --bind "$1" "$2/mnt" && exec chroot "$2" /usr/bin/etcd --name discovery --data-dir /mnt/data --enable-v2 \
      --listen-client-urls "$3" --advertise-client-urls "$3" \
      --listen-peer-urls "$4" --initial-advertise-peer-urls "$4" --initial-cluster "discovery=$4"' \
    discovery "$state/discovery" "$(base_image)" "http://$bot_address:$discovery_port" "http://$bot_address:$discovery_peer_port"
}

new_discovery_token() { # SIZE
  local token
  token=$(random_hex 16)
  await 20 discovery_is_healthy || fail "The discovery service does not start; see $state/discovery.log"
  curl --silent --fail --max-time 5 --noproxy '*' --output /dev/null --request PUT --data "value=$1" "$(discovery_url "$token")/_config/size" \
    || fail "The discovery service took no token; see $state/discovery.log"
  echo "$token"
}

discovery_is_healthy() {
  curl --silent --max-time 1 --noproxy '*' "http://$bot_address:$discovery_port/health" 2>/dev/null | grep '"health": *"true"' >/dev/null
}

random_hex() { # BYTES
  od -An -N "$1" -t x1 /dev/urandom | tr -d ' \n'
}
