# The Debian packages that Plumbline needs, each with why. Sourced by ./run and ./test; lists nothing twice.
# SPDX-License-Identifier: GPL-3.0-or-later

build_packages=(
  g++                        # the compiler: C++20
  cmake ninja-build          # the build
  ccache lld                 # faster rebuilds and links
  qt6-base-dev               # Qt Core, Gui, Widgets, Network, Sql, Concurrent
  qt6-charts-dev             # charts of the results page
  libqt6opengl6-dev          # forgotten dependency of qt6-charts-dev
  qt6-svg-dev libqt6svg6     # our icons, figures of PDF reports, charts as SVG
  libqt6sql6-sqlite          # the project file
  qt6-image-formats-plugins  # webp and tiff images
  libexpected-dev            # tl::expected, the Result type
  nlohmann-json3-dev         # JSON with the fields in file order
  libssl-dev                 # SHA-256 of images, ten times as fast as that of Qt 6.4
  libzip-dev                 # unpacks workbooks (xlsx)
  libboost-math-dev          # quantiles of t, normal and beta distributions (headers)
  festlex-cmu                # pronouncing dictionary of the rhyme check
  qtkeychain-qt6-dev         # API keys in the system keyring
  libtesseract-dev tesseract-ocr-eng  # reads the text in images, for the rule about answer leakage
  ca-certificates            # https to model servers and image hosts
  fonts-inter                # the typeface of the window
)
test_packages=(
  librapidcheck-dev          # property tests
  fonts-dejavu-core          # a known font for offscreen tests
  sqlite3                    # tests look at project files from outside
)

# install_missing NAME… : lists what is missing and installs it, as root or with sudo.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Not root, and there is no sudo: install these packages by hand, then run this again." >&2; return 1; }
    as_root=(sudo)
  fi
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
         apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "apt-get failed; the whole log is $log. Check the network and /etc/apt/sources.list, then run this again." >&2
    return 1
  fi
  rm -f "$log"
}

# build_preset NAME [TARGET…] : configures and builds, quietly unless something goes wrong.
build_preset() {
  local preset=$1 log
  shift
  log=$(mktemp)
  echo "Building (preset $preset) …"
  if ! cmake --preset "$preset" ${CMAKE_EXTRA:-} >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    echo "cmake could not configure the build; the whole log is $log." >&2
    return 1
  fi
  if ! cmake --build "build/$preset" ${*:+--target "$@"} >"$log" 2>&1; then
    grep -E -A4 'error:|FAILED|undefined' "$log" | head -n 40 >&2
    echo "The build failed; the whole log is $log." >&2
    return 1
  fi
  rm -f "$log"
}
