# shellcheck shell=bash
# What demo and test need on a fresh machine, installed where it is missing; sourced by both.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }

stop() { # CODE TEXT
  printf '%s: %s\n' "$(basename "$0")" "$2" >&2
  exit "$1"
}

is_root() { [[ $(id -u) == 0 ]]; }

# Real hosts need namespaces, mounts and a bridge.
can_lab() { [[ $(uname -s) == Linux ]] && is_root && command -v apt-get >/dev/null; }

have_java() {
  local home
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(realpath "$(command -v javac || echo /none/none)")")")" /usr/lib/jvm/*25*; do
    [[ -x $home/bin/javac ]] && [[ $("$home/bin/javac" -version 2>&1) == "javac 25"* ]] && return
  done
  return 1
}

install_missing() { # PACKAGE...: the first that apt knows
  is_root && command -v apt-get >/dev/null || return 1
  apt-get -qq update >/dev/null
  local package
  for package; do
    if [[ -n $(apt-cache -q=0 madison "$package" 2>/dev/null) ]]; then
      DEBIAN_FRONTEND=noninteractive apt-get -qq install -y "$package" >/dev/null && return
    fi
  done
  return 1
}

need_tools() {
  have_java || install_missing temurin-25-jdk openjdk-25-jdk-headless \
    || stop 2 "a JDK 25 is needed and I could not install one: install Temurin 25 (package temurin-25-jdk) and call me again."
  command -v mvn >/dev/null || install_missing maven \
    || stop 2 "Maven 3.8 or newer is needed and I could not install it: install it and call me again."
}

# The jars are there and nothing they are made from is newer.
is_built() {
  local jar=$root/deploy/target/lib/deploy-0.1.0.jar
  [[ -f $jar ]] && [[ -z $(find "$root"/pom.xml "$root"/*/pom.xml "$root"/adapters/*/pom.xml "$root"/*/src/main "$root"/adapters/*/src/main -newer "$jar" -print -quit) ]]
}

build() {
  is_built && return
  say "building ..."
  (cd "$root" && mvn -q -B -ntp -Dmaven.test.skip=true package) || stop 1 "the build failed; its messages are above."
}
