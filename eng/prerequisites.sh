# Sourced by ./demo, ./install and ./test: what they need from the machine, and how it comes there.

need_sdk() {
  local major
  major=$(dotnet --version 2>/dev/null | cut -d. -f1) || true
  if [ "${major:-0}" -lt 10 ]; then
    echo "The .NET SDK 10 is needed and 'dotnet --version' says '${major:-nothing}'. Install it: https://dot.net/download" >&2
    exit 1
  fi
}

# need COMMAND PACKAGE…: installs Debian packages unless the command is there.
need() {
  command -v "$1" > /dev/null || install_packages "${@:2}"
}

# The same for packages that would start services on installing: those who need them start their own.
need_without_services() {
  PATH=$PATH:/usr/sbin command -v "$1" > /dev/null && return
  local policy=/usr/sbin/policy-rc.d
  if [ "$(id -u)" -ne 0 ] || [ -e "$policy" ]; then
    install_packages "${@:2}"
    return
  fi
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod +x "$policy"
  install_packages "${@:2}" || { rm -f "$policy"; return 1; }
  rm -f "$policy"
}

install_packages() {
  local apt=(apt-get)
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2> /dev/null; then
      echo "Missing here, and only root can install it. Run: sudo apt-get install $*" >&2
      exit 1
    fi
    apt=(sudo apt-get)
  fi
  echo "Installing $* from Debian's packages …" >&2
  export DEBIAN_FRONTEND=noninteractive
  "${apt[@]}" install -y -qq --no-install-recommends "$@" > /dev/null 2>&1 ||
    { "${apt[@]}" update -qq && "${apt[@]}" install -y -qq --no-install-recommends "$@" > /dev/null; }
}

need_libgdal() {
  has_libgdal || install_packages "$(libgdal_package)"
}

# libgdal itself, wherever the loader or conda has it.
has_libgdal() {
  PATH=$PATH:/usr/sbin:/sbin ldconfig -p | grep 'libgdal\.so' > /dev/null ||
    compgen -G "${CONDA_PREFIX:-/nowhere}/lib/libgdal.so*" > /dev/null
}

# Debian and Ubuntu number the package by the library's version.
libgdal_package() {
  apt-cache pkgnames libgdal 2> /dev/null | grep -E '^libgdal[0-9]+(t64)?$' | sort -V | tail -n 1 | grep . || echo libgdal32
}

# The folder of the SDK that `dotnet` uses here.
sdk_folder() {
  dotnet --list-sdks | sed -nE "s|^$(dotnet --version) \[(.*)\]$|\1/$(dotnet --version)|p"
}
