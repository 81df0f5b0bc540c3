#!/usr/bin/env bash
# Checks the request bodies that our wire formats build against the types that the providers publish with their own
# TypeScript SDKs (openai and @anthropic-ai/sdk are generated from the providers' API specifications; ollama is Ollama's).
# A field that a provider does not know, a missing one or a value out of its list is a compile error.
# Usage: check.sh TST_WIRE_FORMATS [FOLDER WITH node_modules]. Exit code 77: node or the packages are not here.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
test_program=$1
modules=${2:-${PLUMBLINE_SDK_MODULES:-}}
command -v node >/dev/null || { echo "skipped: there is no node on this machine"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$modules" ]; then
  command -v npm >/dev/null || { echo "skipped: there is no npm on this machine"; exit 77; }
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/plumbline-sdk-types
  mkdir -p "$cache"
  if [ ! -d "$cache/node_modules/typescript" ]; then
    (cd "$cache" && echo '{"private": true}' > package.json &&
      timeout 120 npm install --no-audit --no-fund --ignore-scripts openai @anthropic-ai/sdk anthropic-2023@npm:@anthropic-ai/sdk@0.137.0 ollama typescript@5 >"$cache/npm.log" 2>&1) ||
      { echo "skipped: npm could not install the SDKs (see $cache/npm.log)"; exit 77; }
  fi
  modules=$cache
fi
PLUMBLINE_WRITE_REQUESTS=$work "$test_program" writeRequestsForTheSdks >"$work/log" || { cat "$work/log"; exit 1; }
{
  echo 'import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";'
  echo 'import type { ResponseCreateParamsNonStreaming } from "openai/resources/responses/responses";'
  echo 'import type { MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages/messages";'
  # Anthropic's API version 2023-06-01, the one that we name in the header, is that of its SDK's last 0.x.
  echo 'import type { MessageCreateParamsNonStreaming as Message2023 } from "anthropic-2023/resources/messages/messages";'
  echo 'import type { ChatRequest } from "ollama";'
  for size in small full unsampled; do
    echo "export const chat_$size: ChatCompletionCreateParamsNonStreaming = $(cat "$work/openai-chat-$size.json");"
    echo "export const responses_$size: ResponseCreateParamsNonStreaming = $(cat "$work/openai-responses-$size.json");"
    echo "export const anthropic_$size: Message2023 = $(cat "$work/anthropic-$size.json");"
    echo "export const ollama_$size: ChatRequest & { stream: false } = $(cat "$work/ollama-$size.json");"
  done
  for size in small unsampled; do
    echo "export const anthropic_2026_$size: MessageCreateParamsNonStreaming = $(cat "$work/anthropic-$size.json");"
  done
} > "$work/requests.ts"
# The check itself must be able to fail: an unknown field has to be refused.
sed 's/"model":"m",/"model":"m","no_such_field":1,/' "$work/requests.ts" > "$work/broken.ts"
ln -s "$(realpath "$modules/node_modules")" "$work/node_modules"
tsc() { node "$work/node_modules/typescript/bin/tsc" --noEmit --strict --skipLibCheck --target es2022 --module nodenext --moduleResolution nodenext "$1"; }
cd "$work"
echo '{"type": "module"}' > package.json
if tsc broken.ts >/dev/null; then echo "the check accepts a field that no provider knows"; exit 1; fi
tsc requests.ts
echo "all request bodies are valid by the providers' own types"
