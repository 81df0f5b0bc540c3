#!/bin/sh
# Makes every picture of the sample again from its source in this folder.
# Needs povray 3.7, rsvg-convert, ImageMagick (convert), and the fonts Inter, URW base35, DejaVu.
#   ./render.sh            all pictures
#   ./render.sh chess menu only these
set -eu
cd "$(dirname "$0")"
out=..
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"; rm -f receipt_paper.png sign_board.png' EXIT

want() { # want NAME ARGS...: is NAME asked for?
    name=$1; shift
    [ $# -eq 0 ] && return 0
    for a in "$@"; do [ "$a" = "$name" ] && return 0; done
    return 1
}
trace() { # trace NAME WIDTH HEIGHT [povray options]
    n=$1; w=$2; h=$3; shift 3
    povray "+I$n.pov" "+O$tmp/$n.png" "+W$w" "+H$h" +A0.12 +AM2 +R3 -D -GA "$@" 2>"$tmp/log" || { cat "$tmp/log" >&2; exit 1; }
    convert "$tmp/$n.png" -sampling-factor 4:4:4 -quality 83 -strip "$out/$n.jpg"
}
draw() { # draw NAME WIDTH FORMAT
    rsvg-convert -w "$2" "$1.svg" -o "$tmp/$1.png"
    if [ "$3" = png ]; then convert "$tmp/$1.png" -background white -alpha remove -alpha off -strip -define png:compression-level=9 "$out/$1.png"
    else convert "$tmp/$1.png" -background white -flatten -sampling-factor 4:4:4 -quality 86 -strip "$out/$1.jpg"; fi
}

if want harbour "$@"; then trace harbour 1280 800; fi
if want table "$@"; then trace table 1200 860; fi
if want chess "$@"; then trace chess 1200 800; fi
if want cabin "$@"; then trace cabin 1200 800; fi
if want bicycles "$@"; then trace bicycles 1280 560; fi
if want reading "$@"; then trace reading 900 1200; fi
if want paperboats "$@"; then trace paperboats 1200 800; fi
if want balloons "$@"; then trace balloons 1200 800; fi
if want receipt "$@"; then rsvg-convert -w 900 receipt.svg -o receipt_paper.png; trace receipt 900 1200; fi
if want sign "$@"; then rsvg-convert -w 1400 sign.svg -o sign_board.png; trace sign 1200 860; fi
if want menu "$@"; then draw menu 900 jpg; fi
if want ticket "$@"; then draw ticket 1280 jpg; fi
if want chart "$@"; then draw chart 1200 png; fi
if want weather "$@"; then draw weather 1100 jpg; fi
if want departures "$@"; then draw departures 1200 jpg; fi
if want geometry "$@"; then draw geometry 1000 jpg; fi
